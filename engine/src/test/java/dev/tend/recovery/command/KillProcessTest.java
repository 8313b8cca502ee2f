package dev.tend.recovery.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tend.core.input.RecoveryInput.Result;
import dev.tend.definition.type.KillSignal;
import dev.tend.definition.type.ResponderTypes;
import dev.tend.probe.HostRun;
import dev.tend.process.Child;
import dev.tend.process.Command;
import dev.tend.process.Output;
import dev.tend.process.ProcessTable;
import dev.tend.recovery.ActionFixture;
import dev.tend.recovery.ActionOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With real processes, of a program whose name no other process has. */
class KillProcessTest {
  private static final String NAME = "tend-test-victim" + ProcessHandle.current().pid();

  @TempDir private Path directory;
  private final ProcessTable table = ProcessTable.ofThisHost();
  private final ActionFixture actionFixture =
      new ActionFixture().with(ResponderTypes.PROCESS_NAME, NAME);
  private Child first;
  private Child second;

  @BeforeEach
  void start() throws Exception {
    Path program = Files.copy(Path.of("/usr/bin/sleep"), directory.resolve(NAME));
    assertThat(program.toFile().setExecutable(true)).isTrue();
    first = Child.start(Command.of(program.toString(), "1000"), new Output.Discarded());
    second = Child.start(Command.of(program.toString(), "1000"), new Output.Discarded());
    await().until(() -> isNamed(first) && isNamed(second));
  }

  /** The kernel lets a child's parent go on a moment before the child has its name. */
  private static boolean isNamed(Child child) throws IOException {
    return NAME.startsWith(
        Files.readString(Path.of("/proc", Long.toString(child.pid()), "comm")).strip());
  }

  @AfterEach
  void end() {
    first.close();
    second.close();
  }

  @Test
  void every_process_of_the_name_is_gone_even_a_stopped_one() throws Exception {
    new ProcessBuilder("kill", "-STOP", Long.toString(first.pid())).start().waitFor();
    ActionOutcome outcome = kill(Duration.ofSeconds(20));
    assertThat(outcome.result()).isEqualTo(Result.SUCCEEDED);
    assertThat(outcome.message()).contains(Long.toString(first.pid()));
    assertThat(alive(first)).isFalse();
    assertThat(alive(second)).isFalse();
  }

  @Test
  void with_a_pid_file_only_that_one_is_killed() throws Exception {
    Path file = Files.writeString(directory.resolve("pid"), "   " + first.pid() + "\n");
    actionFixture.with(ResponderTypes.PID_FILE, file.toString());
    assertThat(kill(Duration.ofSeconds(20)).result()).isEqualTo(Result.SUCCEEDED);
    assertThat(alive(first)).isFalse();
    assertThat(alive(second)).isTrue();
  }

  @Test
  void a_pid_file_that_names_another_program_kills_nothing() throws Exception {
    Child other = Child.start(Command.of("sleep", "1000"), new Output.Discarded());
    Path file = Files.writeString(directory.resolve("pid"), other.pid() + "\n");
    actionFixture.with(ResponderTypes.PID_FILE, file.toString());
    ActionOutcome outcome = kill(Duration.ofSeconds(20));
    assertThat(outcome.result()).isEqualTo(Result.FAILED);
    assertThat(outcome.message()).contains("is gone or is not " + NAME);
    assertThat(alive(other)).isTrue();
    other.close();
  }

  @Test
  void a_process_that_began_after_its_pid_file_was_written_is_another() throws Exception {
    Path file = pidFile(first.pid());
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(3600)));
    assertThat(kill(Duration.ofSeconds(20)).message())
        .contains("process " + first.pid() + " began after " + file + " was written");
    assertThat(alive(first)).isTrue();
  }

  @Test
  void a_pid_file_of_a_user_ends_no_process_of_another() throws Exception {
    HostRun.needs(Files.getAttribute(directory, "unix:uid").equals(0), "root");
    Files.setAttribute(pidFile(first.pid()), "unix:uid", 65_534);
    assertThat(kill(Duration.ofSeconds(20)).message()).contains("belongs to user 65534");
    assertThat(alive(first)).isTrue();
  }

  @Test
  void of_several_lines_in_a_pid_file_the_first_counts() throws Exception {
    Files.writeString(pidFile(first.pid()), first.pid() + "\n/var/lib/demo\n1767225600\n");
    assertThat(kill(Duration.ofSeconds(20)).result()).isEqualTo(Result.SUCCEEDED);
    assertThat(alive(second)).isTrue();
  }

  private Path pidFile(long pid) throws Exception {
    Path file = Files.writeString(directory.resolve("pid"), pid + "\n");
    actionFixture.with(ResponderTypes.PID_FILE, file.toString());
    return file;
  }

  @Test
  void a_stopped_process_that_is_only_asked_to_end_is_still_there() throws Exception {
    actionFixture.with(ResponderTypes.SIGNAL, KillSignal.TERM);
    new ProcessBuilder("kill", "-STOP", Long.toString(first.pid())).start().waitFor();
    // Of two signals that wait, the kernel delivers the lower first, which is TERM.
    await().until(() -> table.find(first.pid()).orElseThrow().state().halted());
    ActionOutcome outcome = kill(Duration.ofMillis(500));
    assertThat(outcome.result()).isEqualTo(Result.TIMED_OUT);
    assertThat(outcome.message()).endsWith("still there: " + first.pid());
  }

  @Test
  void the_agent_never_kills_itself() throws Exception {
    Path self = Path.of("/proc/self/exe").toRealPath();
    actionFixture.with(ResponderTypes.PROCESS_NAME, String.valueOf(self.getFileName()));
    actionFixture.with(
        ResponderTypes.PID_FILE,
        Files.writeString(directory.resolve("pid"), ProcessHandle.current().pid() + "\n")
            .toString());
    assertThat(kill(Duration.ofSeconds(20)).message()).startsWith("nothing was killed");
  }

  private ActionOutcome kill(Duration timeout) throws InterruptedException {
    return new KillProcess(table).act(actionFixture.run("kill-process", timeout));
  }

  private boolean alive(Child child) {
    return table.isAlive(child.pid(), child.startTicks().orElseThrow());
  }
}
