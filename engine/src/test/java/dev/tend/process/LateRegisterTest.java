package dev.tend.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.recovery.OperationLimits;
import dev.tend.time.CancellationScope;
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

    ProgramResult end =
        ProgramRunner.act(
            List.of("touch", sign.toString()),
            new OperationLimits(
                deadline, new CancellationScope(), (pid, ticks) -> waitFor(deadline)));

    assertThat(end.succeeded()).isFalse();
    assertThat(sign).doesNotExist();
  }

  @Test
  void what_was_abandoned_while_it_was_noted_does_not_begin() throws Exception {
    Path sign = directory.resolve("sign");
    CancellationScope scope = new CancellationScope();

    ProgramResult end =
        ProgramRunner.act(
            List.of("touch", sign.toString()),
            new OperationLimits(
                Deadline.in(Duration.ofSeconds(20)), scope, (pid, ticks) -> scope.abandon()));

    assertThat(end.succeeded()).isFalse();
    assertThat(sign).doesNotExist();
  }

  private static void waitFor(Deadline deadline) {
    while (!deadline.expired()) {
      Thread.onSpinWait();
    }
  }
}
