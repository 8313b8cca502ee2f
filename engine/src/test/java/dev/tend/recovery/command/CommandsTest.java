package dev.tend.recovery.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.core.input.RecoveryInput.Result;
import dev.tend.definition.type.ResponderTypes;
import dev.tend.process.ProcessTable;
import dev.tend.recovery.ActionFixture;
import dev.tend.recovery.ActionOutcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With real programs. */
class CommandsTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  @TempDir private Path directory;

  @Test
  void a_command_succeeds_by_its_exit_code() throws Exception {
    assertThat(run(LONG, "true").result()).isEqualTo(Result.SUCCEEDED);
    ActionOutcome failed = run(LONG, "sh", "-c", "echo first; echo the reason >&2; exit 4");
    assertThat(failed)
        .isEqualTo(ActionOutcome.failed("sh ended with exit code 4: first; the reason"));
  }

  @Test
  void a_pipe_does_not_hide_that_a_program_is_missing() throws Exception {
    ActionOutcome outcome = run(LONG, "sh", "-c", "no-such-program-here | cat");
    assertThat(outcome.result()).isEqualTo(Result.FAILED);
    assertThat(outcome.message()).contains("no-such-program-here");
  }

  @Test
  void no_shell_stands_between() throws Exception {
    assertThat(run(LONG, "echo", "$HOME; `id` *").message()).endsWith(": $HOME; `id` *");
  }

  @Test
  void a_command_that_does_not_end_is_killed_at_the_deadline() throws Exception {
    assertThat(run(Duration.ofMillis(300), "sleep", "1000").result()).isEqualTo(Result.TIMED_OUT);
  }

  @Test
  void a_missing_program_says_what_to_do() throws Exception {
    assertThat(run(LONG, "/no/such").message()).contains("/no/such does not exist");
  }

  @Test
  void a_daemon_that_a_command_leaves_behind_lives_on_and_may_write() throws Exception {
    Path pid = directory.resolve("pid");
    String script = "(while :; do echo still here; sleep 0.05; done) & echo $! >" + pid;
    assertThat(run(LONG, "sh", "-c", script).result()).isEqualTo(Result.SUCCEEDED);
    long daemon = Long.parseLong(Files.readString(pid).strip());
    ProcessTable table = ProcessTable.ofThisHost();
    run(LONG, "sleep", "0.3");
    assertThat(table.find(daemon)).isPresent();
    assertThat(ProcessHandle.of(daemon).orElseThrow().destroyForcibly()).isTrue();
  }

  private static ActionOutcome run(Duration timeout, String... argv) throws InterruptedException {
    return new RunCommand()
        .act(
            new ActionFixture()
                .with(ResponderTypes.COMMAND, List.of(argv))
                .with(ResponderTypes.RESOURCE, "cache")
                .run("run-command", timeout));
  }
}
