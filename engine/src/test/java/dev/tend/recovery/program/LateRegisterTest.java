package dev.tend.recovery.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.recovery.Bounds;
import dev.tend.time.Abandonment;
import dev.tend.time.Deadline;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that hangs while a child is noted. */
class LateRegisterTest {
  @TempDir private Path directory;

  @Test
  void what_could_be_noted_only_after_its_deadline_does_not_begin() throws Exception {
    Path sign = directory.resolve("sign");
    Deadline deadline = Deadline.in(Duration.ofMillis(200));

    ProgramEnd end =
        Programs.act(
            List.of("touch", sign.toString()),
            new Bounds(deadline, new Abandonment(), (pid, ticks) -> waitFor(deadline)));

    assertThat(end.succeeded()).isFalse();
    assertThat(sign).doesNotExist();
  }

  @Test
  void what_was_abandoned_while_it_was_noted_does_not_begin() throws Exception {
    Path sign = directory.resolve("sign");
    Abandonment abandonment = new Abandonment();

    ProgramEnd end =
        Programs.act(
            List.of("touch", sign.toString()),
            new Bounds(
                Deadline.in(Duration.ofSeconds(20)),
                abandonment,
                (pid, ticks) -> abandonment.abandon()));

    assertThat(end.succeeded()).isFalse();
    assertThat(sign).doesNotExist();
  }

  private static void waitFor(Deadline deadline) {
    while (!deadline.expired()) {
      Thread.onSpinWait();
    }
  }
}
