package dev.tend.recovery.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.config.ServiceCommands;
import dev.tend.core.input.RecoveryInput.Result;
import dev.tend.definition.type.ResponderTypes;
import dev.tend.process.Child;
import dev.tend.process.Command;
import dev.tend.process.Output;
import dev.tend.process.ProcessInfo;
import dev.tend.process.ProcessTable;
import dev.tend.recovery.ActionFixture;
import dev.tend.recovery.ActionOutcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With a real service of scripts. */
class RestartServiceTest {
  private static final Duration LONG = Duration.ofSeconds(40);
  private static final Duration SHORT = Duration.ofSeconds(4);

  @TempDir private Path directory;
  private ScriptedService service;
  private final ActionFixture actionFixture = new ActionFixture();

  @BeforeEach
  void lay_out() {
    service = new ScriptedService(directory);
  }

  @AfterEach
  void leave_nothing_running() {
    service.close();
  }

  @Test
  void a_running_service_gets_a_new_process() throws Exception {
    ProcessInfo old = service.started();

    ActionOutcome outcome = restart(LONG);

    assertThat(outcome).isEqualTo(ActionOutcome.succeeded("demo has been restarted"));
    assertThat(service.alive(old)).isFalse();
    assertThat(service.main().pid()).isNotEqualTo(old.pid());
    assertThat(service.log()).containsExactly("stop", "start");
  }

  @Test
  void children_are_registered() throws Exception {
    service.started();
    restart(LONG);
    assertThat(actionFixture.children).hasSize(2).allMatch(child -> child.matches("\\d+/\\d+"));
  }

  @Test
  void with_an_invalid_configuration_the_service_is_left_running() throws Exception {
    ProcessInfo old = service.started();
    service.is("invalid");

    ActionOutcome outcome = restart(LONG);

    assertThat(outcome.result()).isEqualTo(Result.FAILED);
    assertThat(outcome.message())
        .startsWith("not restarted: the configuration is invalid: ")
        .contains("line 7: no such setting: lisen");
    assertThat(service.alive(old)).isTrue();
    assertThat(service.log()).isEmpty();
  }

  @Test
  void a_validation_that_cannot_be_run_keeps_the_service_untouched() throws Exception {
    ProcessInfo old = service.started();
    ServiceCommands all = service.commands();
    ServiceCommands commands =
        new ServiceCommands(
            all.start(),
            all.stop(),
            List.of(),
            List.of("/no/such"),
            List.of(),
            List.of(),
            all.pidFile());

    ActionOutcome outcome = restart(commands, LONG);

    assertThat(outcome.result()).isEqualTo(Result.FAILED);
    assertThat(outcome.message())
        .startsWith("not restarted: whether the configuration is valid cannot be determined")
        .contains("services.demo.validate");
    assertThat(service.alive(old)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // A pipe ends with 0 when its last program does.
        "no-such-program-here | cat",
        "exec no-such-program-here",
        "kill -KILL $$",
      })
  void a_validation_that_broke_is_neither_good_nor_bad(String body) throws Exception {
    ProcessInfo old = service.started();
    service.script("validate", "#!/bin/sh\n" + body + "\n");

    ActionOutcome outcome = restart(LONG);

    assertThat(outcome.result()).isEqualTo(Result.FAILED);
    assertThat(outcome.message())
        .startsWith("not restarted: whether the configuration is valid cannot be determined: ");
    assertThat(service.alive(old)).isTrue();
    assertThat(service.log()).isEmpty();
  }

  @Test
  void a_stop_that_does_not_exist_any_more_kills_nothing() throws Exception {
    ProcessInfo old = service.started();
    service.script("stop", "#!/bin/sh\nno-such-program-here\n");

    ActionOutcome outcome = restart(SHORT);

    assertThat(outcome.result()).isEqualTo(Result.FAILED);
    assertThat(outcome.message()).contains("no-such-program-here").contains("left running");
    assertThat(service.alive(old)).isTrue();
  }

  @Test
  void a_status_that_cannot_tell_is_not_taken_for_a_service_that_is_down() throws Exception {
    service.started();
    service.script("status", "#!/bin/sh\nno-such-program-here\n");

    ActionOutcome outcome = restart(LONG);

    assertThat(outcome.result()).isEqualTo(Result.FAILED);
    assertThat(outcome.message()).contains("whether it runs is not known").doesNotContain("DOWN");
    assertThat(service.log()).containsExactly("stop", "start");
  }

  @Test
  void a_dead_service_is_started() throws Exception {
    ProcessInfo old = service.started();
    new ProcessBuilder("kill", "-KILL", Long.toString(old.pid())).start().waitFor();

    ActionOutcome outcome = restart(LONG);

    assertThat(outcome.result()).isEqualTo(Result.SUCCEEDED);
    assertThat(service.alive(service.main())).isTrue();
  }

  @Test
  void a_process_that_does_not_go_is_killed() throws Exception {
    ProcessInfo old = service.started();
    service.freeze();

    ActionOutcome outcome = restart(Duration.ofSeconds(12));

    assertThat(outcome.result()).isEqualTo(Result.SUCCEEDED);
    assertThat(outcome.message()).contains("its old process did not go and was killed");
    assertThat(service.alive(old)).isFalse();
    assertThat(service.main().pid()).isNotEqualTo(old.pid());
  }

  @Test
  void a_process_that_a_stale_pid_file_names_is_not_killed() throws Exception {
    service.started();
    service.close();
    service.script("stop", "#!/bin/sh\ncd %s\necho stop >> log\n");
    try (Child innocent = Child.start(Command.of("sleep", "300"), new Output.Discarded())) {
      Path file = Files.writeString(directory.resolve("pid"), innocent.pid() + "\n");
      Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(3600)));
      service.script("start", "#!/bin/sh\nexit 1\n");

      ActionOutcome outcome = restart(SHORT);

      assertThat(outcome.message()).doesNotContain("was killed");
      assertThat(ProcessTable.ofThisHost().living(innocent.pid())).isPresent();
      Files.delete(file);
    }
  }

  @Test
  void a_stop_that_hangs_is_cut_off_and_the_service_comes_back() throws Exception {
    ProcessInfo old = service.started();
    service.is("hanging");

    ActionOutcome outcome = restart(Duration.ofSeconds(12));

    assertThat(outcome.result()).isEqualTo(Result.SUCCEEDED);
    assertThat(outcome.message()).contains("did not end in its time and was killed");
    assertThat(service.main().pid()).isNotEqualTo(old.pid());
  }

  @Test
  void a_start_that_fails_is_tried_once_more_and_the_service_said_to_be_down() throws Exception {
    service.started();
    service.is("broken");

    ActionOutcome outcome = restart(LONG);

    assertThat(outcome.result()).isEqualTo(Result.FAILED);
    assertThat(outcome.message()).contains("demo is DOWN now").contains("cannot bind");
    assertThat(service.log()).containsExactly("stop", "start", "start");
  }

  @Test
  void a_service_that_dies_right_after_its_start_has_not_been_restarted() throws Exception {
    service.started();
    service.is("shaky");

    ActionOutcome outcome = restart(SHORT);

    assertThat(outcome.result()).isNotEqualTo(Result.SUCCEEDED);
    assertThat(outcome.message()).contains("demo is DOWN now");
  }

  @Test
  void a_service_that_does_not_answer_after_its_start_has_not_been_restarted() throws Exception {
    service.started();
    service.is("sick");

    ActionOutcome outcome = restart(SHORT);

    assertThat(outcome.result()).isNotEqualTo(Result.SUCCEEDED);
    assertThat(outcome.message()).contains("does not run well").contains("not answering");
    assertThat(service.log()).containsExactly("stop", "start");
  }

  @Test
  void a_start_that_meets_the_old_process_is_tried_again() throws Exception {
    ProcessInfo old = service.started();
    // Without a pid file nobody knows how long the old process takes to go.
    service.script("stop", "#!/bin/sh\ncd %s\n(sleep 1; kill $(cat pid)) >/dev/null 2>&1 &\n");
    ServiceCommands all = service.commands();
    ServiceCommands blind =
        new ServiceCommands(
            all.start(),
            all.stop(),
            List.of(),
            List.of(),
            all.status(),
            List.of(),
            Optional.empty());

    ActionOutcome outcome = restart(blind, LONG);

    assertThat(outcome.result()).isEqualTo(Result.SUCCEEDED);
    assertThat(service.main().pid()).isNotEqualTo(old.pid());
    assertThat(service.log().size()).isGreaterThan(1);
  }

  @Test
  void without_commands_it_says_what_to_configure() throws Exception {
    ServiceCommands none =
        new ServiceCommands(
            List.of("true"),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty());
    assertThat(restart(none, LONG).message()).contains("add services.demo.stop to tend.yaml");
  }

  @Test
  void a_reload_with_an_invalid_configuration_does_nothing() throws Exception {
    service.started();
    service.is("invalid");

    ActionOutcome outcome = reload();

    assertThat(outcome.result()).isEqualTo(Result.FAILED);
    assertThat(outcome.message()).startsWith("not reloaded: the configuration is invalid");
    assertThat(service.log()).isEmpty();
  }

  @Test
  void a_reload_of_a_frozen_service_has_not_succeeded() throws Exception {
    service.started();
    assertThat(reload()).isEqualTo(ActionOutcome.succeeded("demo has been reloaded"));
    service.freeze();
    assertThat(reload().message()).contains("is stopped by a signal");
  }

  private ActionOutcome restart(Duration timeout) throws InterruptedException {
    return restart(service.commands(), timeout);
  }

  private ActionOutcome restart(ServiceCommands commands, Duration timeout)
      throws InterruptedException {
    return ServiceAction.restart(new Services(Map.of("Demo", commands), Optional.empty()))
        .act(actionFixture.with(ResponderTypes.SERVICE, "demo").run("restart-service", timeout));
  }

  private ActionOutcome reload() throws InterruptedException {
    return ServiceAction.reload(new Services(Map.of("demo", service.commands()), Optional.empty()))
        .act(actionFixture.with(ResponderTypes.SERVICE, "demo").run("reload-service", LONG));
  }
}
