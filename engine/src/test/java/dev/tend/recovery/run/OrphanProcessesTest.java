package dev.tend.recovery.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tend.process.Child;
import dev.tend.process.Command;
import dev.tend.process.Output;
import dev.tend.process.ProcessTable;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** With real processes. */
class OrphanProcessesTest {
  private final ProcessTable table = ProcessTable.ofThisHost();
  private final OrphanProcesses orphans = new OrphanProcesses(table);

  @Test
  void one_that_ends_by_itself_is_waited_for() throws Exception {
    Child child = Child.start(Command.of("sleep", "0.5"), new Output.Discarded());
    assertThat(settle(child, Duration.ofSeconds(20))).contains("ended by itself");
  }

  @Test
  void one_that_does_not_end_is_killed_with_its_group() throws Exception {
    Child child =
        Child.start(Command.of("sh", "-c", "sleep 1000 & sleep 1000"), new Output.Discarded());
    assertThat(settle(child, Duration.ofMillis(300))).contains("was killed");
    // A killed process may still be seen for an instant; only the leader's end is waited for.
    await()
        .until(
            () ->
                table.all().stream()
                    .noneMatch(process -> process.group() == child.pid() && process.alive()));
  }

  @Test
  void a_later_process_of_the_same_id_is_left_alone() throws Exception {
    Child child = Child.start(Command.of("sleep", "1000"), new Output.Discarded());
    long ticks = child.startTicks().orElseThrow();
    assertThat(orphans.settle("1-1", child.pid(), ticks - 1, Duration.ofSeconds(20)))
        .contains("no longer running");
    assertThat(table.isAlive(child.pid(), ticks)).isTrue();
    child.close();
  }

  private String settle(Child child, Duration patience) throws InterruptedException {
    return orphans.settle("1-1", child.pid(), child.startTicks().orElseThrow(), patience);
  }
}
