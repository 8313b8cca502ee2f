package dev.tend.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.time.CancellationScope;
import dev.tend.time.Deadline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Children that are noted before they do anything. */
class HeldChildTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  @TempDir private Path directory;

  @Test
  void it_turns_into_the_program_once_it_is_let_go_and_keeps_its_identity() throws Exception {
    Command command =
        Command.of("sh", "-c", "echo $$; printf '%s|' \"$@\"; cat; exit 3", "x", "a b", "$HOME")
            .with(Map.of("STATE", "here"));
    try (Child child = Child.startHeld(command, Output.captured())) {
      long ticks = child.startTicks().orElseThrow();
      child.release();
      ChildResult result = child.await(Deadline.in(LONG), new CancellationScope(), Duration.ZERO);
      assertThat(result.exitedWith(3)).isTrue();
      assertThat(result.output()).isEqualTo(child.pid() + "\na b|$HOME|");
      assertThat(child.startTicks()).hasValue(ticks);
    }
  }

  @Test
  void it_does_nothing_before_that() throws Exception {
    Path trace = directory.resolve("trace");
    Command command = Command.of("touch", trace.toString());
    try (Child child = Child.startHeld(command, new Output.Discarded())) {
      ChildResult result =
          child.await(Deadline.in(Duration.ofMillis(300)), new CancellationScope(), Duration.ZERO);
      assertThat(result.exitedWith(0)).isFalse();
    }
    assertThat(Files.exists(trace)).isFalse();
  }
}
