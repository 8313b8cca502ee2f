package dev.tend.recovery.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.core.input.RecoveryInput.Result;
import dev.tend.definition.type.EndedUnit;
import dev.tend.definition.type.ResponderTypes;
import dev.tend.process.Child;
import dev.tend.process.Command;
import dev.tend.process.Output;
import dev.tend.process.ProcessTable;
import dev.tend.recovery.ActionFixture;
import dev.tend.recovery.ActionOutcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a program in the place of {@code systemctl}, and real processes behind its units. */
class SystemdTest {
  private static final String UNIT = "demo.service";

  @TempDir private Path directory;
  private final List<Child> processes = new ArrayList<>();
  private final ActionFixture actionFixture = new ActionFixture();
  private FakeSystemctl fake;

  @BeforeEach
  void lay_out() throws Exception {
    fake = new FakeSystemctl(directory);
  }

  @AfterEach
  void end() {
    processes.forEach(Child::close);
  }

  @Test
  void a_unit_in_a_new_life_with_a_living_process_has_been_restarted() throws Exception {
    fake.unit(UNIT, running(gone(), "aa"));
    fake.after("restart", UNIT, running(living(), "bb"));
    assertThat(restart(20)).isEqualTo(ActionOutcome.succeeded("demo.service has been restarted"));
    assertThat(fake.log()).containsExactly("--no-block restart demo.service");
  }

  @Test
  void a_Postfix_is_asked_first_for_what_its_own_check_neither_reads_nor_says() {
    Systemd systemd = systemd();
    Services services = new Services(Map.of(), Optional.of(systemd));
    assertThat(services.validations("postfix.service"))
        .containsExactly(List.of("postconf", "-M"), List.of("postfix", "check"));
    assertThat(services.validations("postfix@-.service"))
        .isEqualTo(services.validations("postfix"));
    assertThat(services.validations("unheard-of")).isEmpty();
  }

  @Test
  void a_unit_that_goes_on_in_its_old_life_has_not() throws Exception {
    fake.unit(UNIT, running(living(), "aa"));
    ActionOutcome outcome = restart(3);
    assertThat(outcome.result()).isNotEqualTo(Result.SUCCEEDED);
    assertThat(outcome.message()).contains("has not been restarted yet");
  }

  @Test
  void a_unit_that_is_active_with_a_frozen_process_has_not() throws Exception {
    long frozen = living();
    new ProcessBuilder("kill", "-STOP", Long.toString(frozen)).start().waitFor();
    fake.unit(UNIT, running(gone(), "aa"));
    fake.after("restart", UNIT, running(frozen, "bb"));
    ActionOutcome outcome = restart(3);
    assertThat(outcome.result()).isNotEqualTo(Result.SUCCEEDED);
    assertThat(outcome.message()).contains("stopped by a signal");
  }

  @Test
  void an_old_process_that_does_not_go_is_killed() throws Exception {
    Child old = start();
    fake.unit(UNIT, running(old.pid(), "aa"));
    fake.after("restart", UNIT, running(living(), "bb"));
    ActionOutcome outcome = restart(6);
    assertThat(outcome.result()).isEqualTo(Result.SUCCEEDED);
    assertThat(outcome.message()).contains("its old process did not go and was killed");
  }

  @Test
  void a_unit_that_does_not_come_up_is_started_once_more_and_said_to_be_down() throws Exception {
    fake.unit(UNIT, running(gone(), "aa"));
    fake.after("restart", UNIT, "LoadState=loaded", "ActiveState=failed", "Result=exit-code");
    ActionOutcome outcome = restart(20);
    assertThat(outcome.result()).isEqualTo(Result.FAILED);
    assertThat(outcome.message()).startsWith("demo.service is DOWN now").contains("exit-code");
    assertThat(fake.log())
        .containsExactly("--no-block restart demo.service", "--no-block start demo.service");
  }

  @Test
  void a_start_limit_is_reset_first() throws Exception {
    fake.unit(UNIT, "LoadState=loaded", "ActiveState=failed", "Result=start-limit-hit");
    fake.after("restart", UNIT, running(living(), "bb"));
    assertThat(restart(20).message()).contains("start limit had been hit and was reset");
    assertThat(fake.log())
        .containsExactly("reset-failed demo.service", "--no-block restart demo.service");
  }

  @Test
  void a_start_limit_that_only_the_number_of_restarts_tells_is_reset_too() throws Exception {
    fake.unit(UNIT, limited("NRestarts=3"));
    fake.after("restart", UNIT, limited("NRestarts=3"));
    assertThat(restart(20).message())
        .startsWith("demo.service is DOWN now")
        .contains("start limit had been hit and was reset")
        .contains("systemd started it until its start limit had been hit");
    assertThat(fake.log())
        .containsExactly("reset-failed demo.service", "--no-block restart demo.service");
  }

  @Test
  void what_a_person_wants_down_is_not_started() throws Exception {
    fake.unit(UNIT, "LoadState=masked", "ActiveState=inactive", "UnitFileState=masked");
    assertThat(restart(20))
        .isEqualTo(ActionOutcome.failed("not restarted: demo.service is masked"));
    fake.unit(UNIT, stopped());
    fake.journal(UNIT, FakeSystemctl.STOPPED_BY_A_JOB);
    assertThat(restart(20).message()).contains("was stopped on purpose");
    assertThat(fake.log()).isEmpty();
  }

  @Test
  void what_ended_by_itself_is_restarted() throws Exception {
    fake.unit(UNIT, stopped());
    fake.journal(UNIT, FakeSystemctl.ENDED);
    fake.after("restart", UNIT, running(living(), "bb"));
    assertThat(restart(20).result()).isEqualTo(Result.SUCCEEDED);
  }

  @Test
  void what_may_have_been_stopped_is_restarted_only_where_the_definition_says_so()
      throws Exception {
    fake.unit(UNIT, stopped());
    assertThat(restart(20).message()).contains("ended by itself or by hand, cannot tell");
    assertThat(fake.log()).isEmpty();
    actionFixture.with(ResponderTypes.ENDED_UNIT, EndedUnit.RESTART);
    fake.after("restart", UNIT, running(living(), "bb"));
    assertThat(restart(20).result()).isEqualTo(Result.SUCCEEDED);
  }

  @Test
  void what_a_person_is_known_to_have_stopped_is_never_restarted() throws Exception {
    fake.unit(UNIT, stopped());
    fake.journal(UNIT, FakeSystemctl.STOPPED_BY_A_JOB);
    actionFixture.with(ResponderTypes.ENDED_UNIT, EndedUnit.RESTART);
    assertThat(restart(20).message()).contains("was stopped on purpose");
    assertThat(fake.log()).isEmpty();
  }

  @Test
  void a_main_process_outside_of_the_units_control_group_is_anothers_and_not_killed()
      throws Exception {
    Child innocent = start();
    fake.unit(UNIT, with(running(innocent.pid(), "aa"), "ControlGroup=/system.slice/" + UNIT));
    fake.after("restart", UNIT, running(living(), "bb"));
    ActionOutcome outcome = restart(6);
    assertThat(outcome.message()).doesNotContain("was killed");
    assertThat(ProcessTable.ofThisHost().living(innocent.pid())).isPresent();
  }

  @Test
  void a_unit_without_processes_answers_for_its_members() throws Exception {
    String[] umbrella = {
      "LoadState=loaded",
      "ActiveState=active",
      "SubState=exited",
      "ConsistsOf=demo-real.service other.service",
      "Wants=demo-real.service"
    };
    fake.unit(UNIT, with(umbrella, "InvocationID=aa"));
    fake.after("restart", UNIT, with(umbrella, "InvocationID=bb"));
    fake.unit("demo-real.service", "LoadState=loaded", "ActiveState=failed", "Result=signal");
    assertThat(restart(3).message()).contains("demo-real.service is failed");
    fake.unit("demo-real.service", running(living(), "cc"));
    fake.after("restart", UNIT, with(umbrella, "InvocationID=dd"));
    assertThat(restart(3).message()).contains("demo-real.service has not been restarted yet");
  }

  @Test
  void an_unknown_unit_or_a_silent_systemd_is_left_alone() throws Exception {
    assertThat(restart(20).message()).contains("systemd has no unit demo.service");
    Systemd missing =
        new Systemd(List.of("/no/such/systemctl"), fake.journalctl(), ProcessTable.ofThisHost());
    assertThat(missing.restart("demo", ActionFixture.bounds(Duration.ofSeconds(20))).message())
        .startsWith("not restarted: systemd cannot be asked");
  }

  @Test
  void somebody_elses_job_is_not_interfered_with() throws Exception {
    fake.unit(UNIT, with(running(living(), "aa"), "Job=17"));
    assertThat(restart(20).message()).contains("somebody else has just asked systemd");
    assertThat(fake.log()).isEmpty();
  }

  private Systemd systemd() {
    return new Systemd(fake.argv(), fake.journalctl(), ProcessTable.ofThisHost());
  }

  private ActionOutcome restart(int seconds) throws InterruptedException {
    Systemd systemd = systemd();
    return ServiceAction.restart(new Services(Map.of(), Optional.of(systemd)))
        .act(
            actionFixture
                .with(ResponderTypes.SERVICE, "demo")
                .run("restart-service", Duration.ofSeconds(seconds)));
  }

  private long living() throws Exception {
    return start().pid();
  }

  private long gone() throws Exception {
    Child child = start();
    child.close();
    ActionFixture.bounds(Duration.ofSeconds(1)).pause(Duration.ofMillis(50));
    return child.pid();
  }

  private Child start() throws Exception {
    Child child = Child.start(Command.of("sleep", "1000"), new Output.Discarded());
    processes.add(child);
    return child;
  }

  private static String[] running(long pid, String life) {
    return new String[] {
      "LoadState=loaded",
      "ActiveState=active",
      "SubState=running",
      "MainPID=" + pid,
      "InvocationID=" + life
    };
  }

  private static String[] limited(String restarts) {
    return new String[] {
      "LoadState=loaded", "ActiveState=failed", "Result=exit-code", "StartLimitBurst=3", restarts
    };
  }

  private static String[] stopped() {
    return new String[] {
      "LoadState=loaded",
      "ActiveState=inactive",
      "SubState=dead",
      "Result=success",
      "ExecMainPID=812",
      "ActiveEnterTimestampMonotonic=12345",
      "InactiveEnterTimestampMonotonic=60000000"
    };
  }

  private static String[] with(String[] properties, String more) {
    List<String> all = new ArrayList<>(List.of(properties));
    all.add(more);
    return all.toArray(String[]::new);
  }
}
