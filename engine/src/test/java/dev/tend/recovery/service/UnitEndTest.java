package dev.tend.recovery.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.core.input.EnvironmentInput.Work;
import dev.tend.process.ProcessTable;
import dev.tend.recovery.ActionFixture;
import dev.tend.recovery.intervention.StoppedUnitSignal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who ended a unit, as systemd and the journal tell it. */
class UnitEndTest {
  private static final String UNIT = "demo.service";
  private static final String SKIPPED =
      """
      __MONOTONIC_TIMESTAMP=12345
      JOB_TYPE=start
      MESSAGE_ID=39f53479d3a045ac8e11786248231fbf
      MESSAGE=demo.service - Demo was skipped because of an unmet condition check.

      """;
  private static final String RESTART_FAILED =
      """
      __MONOTONIC_TIMESTAMP=60000227
      JOB_TYPE=start
      MESSAGE_ID=be02cf6855d2428ba40df7e9d022f03d
      MESSAGE=Failed to start demo.service - Demo.

      __MONOTONIC_TIMESTAMP=60000200
      MESSAGE_ID=d9b373ed55a64feb8242e02dbe79a49c
      MESSAGE=demo.service: Failed with result 'exit-code'.

      __MONOTONIC_TIMESTAMP=59999900
      JOB_TYPE=restart
      MESSAGE_ID=9d1aaa27d60140bd96365438aad20286
      MESSAGE=Stopped demo.service - Demo.

      __MONOTONIC_TIMESTAMP=59999000
      JOB_TYPE=stop
      MESSAGE_ID=de5b426a63be47a7b6ac3eaac82e2f6f
      MESSAGE=Stopping demo.service - Demo...

      """;

  @TempDir private Path directory;
  private FakeSystemctl fake;

  @BeforeEach
  void lay_out() throws Exception {
    fake = new FakeSystemctl(directory);
  }

  @Test
  void a_stop_job_is_a_persons_wish() throws Exception {
    fake.unit(UNIT, down("InactiveEnterTimestamp=Sun 2026-03-01 12:00:00 UTC"));
    fake.journal(UNIT, FakeSystemctl.STOPPED_BY_A_JOB);
    assertThat(kept())
        .contains(
            new KeptDown(
                true,
                "demo.service was stopped on purpose, by a job of systemd, since Sun 2026-03-01"
                    + " 12:00:00 UTC"));
  }

  @Test
  void a_stop_job_is_so_too_when_the_daemon_ended_with_an_error() throws Exception {
    fake.unit(UNIT, down("ActiveState=failed", "Result=exit-code", "ExecMainStatus=7"));
    fake.journal(UNIT, FakeSystemctl.STOPPED_BY_A_JOB);
    assertThat(kept()).get().extracting(KeptDown::certain).isEqualTo(true);
  }

  @Test
  void a_stop_job_is_so_too_for_a_unit_whose_main_process_nobody_knew() throws Exception {
    fake.unit(UNIT, down("ExecMainPID=0"));
    fake.journal(UNIT, FakeSystemctl.STOPPED_BY_A_JOB);
    assertThat(kept()).get().extracting(KeptDown::certain).isEqualTo(true);
  }

  @Test
  void an_end_without_a_job_is_a_fault() throws Exception {
    fake.unit(UNIT, down());
    fake.journal(UNIT, FakeSystemctl.ENDED);
    assertThat(kept()).isEmpty();
    fake.unit(UNIT, down("ExecMainPID=0"));
    assertThat(kept()).isEmpty();
  }

  @Test
  void a_crash_is_a_fault_whether_the_journal_says_so_or_not() throws Exception {
    fake.unit(UNIT, down("ActiveState=failed", "Result=signal", "ExecMainCode=3"));
    assertThat(kept()).isEmpty();
    fake.journal(UNIT, FakeSystemctl.ENDED);
    assertThat(kept()).isEmpty();
    fake.unit(UNIT, down("ActiveState=failed", "Result=start-limit-hit"));
    assertThat(kept()).isEmpty();
  }

  @Test
  void a_restart_that_failed_is_nobodys_wish() throws Exception {
    fake.unit(UNIT, down("ActiveState=failed", "Result=exit-code"));
    fake.journal(UNIT, RESTART_FAILED);
    assertThat(kept()).isEmpty();
    fake.unit(UNIT, down());
    assertThat(kept()).as("shown as if it had ended well").isEmpty();
  }

  @Test
  void without_the_journal_it_cannot_be_told() throws Exception {
    fake.unit(UNIT, down());
    assertUnclear("cannot tell: the journal does not say");
    Systemd blind =
        new Systemd(fake.argv(), List.of("/no/such/journalctl"), ProcessTable.ofThisHost());
    assertThat(blind.keptDown(UNIT, ActionFixture.bounds(Duration.ofSeconds(20))))
        .get()
        .extracting(KeptDown::certain)
        .isEqualTo(false);
  }

  @Test
  void entries_of_an_earlier_end_do_not_tell_of_this_one() throws Exception {
    fake.unit(UNIT, down("InactiveEnterTimestampMonotonic=99000000"));
    fake.journal(UNIT, FakeSystemctl.ENDED);
    assertUnclear("the journal does not say");
  }

  @Test
  void what_a_person_stopped_stays_so_when_the_journal_has_forgotten_it() throws Exception {
    Systemd systemd = systemd();
    fake.unit(UNIT, down("ActiveState=failed", "Result=exit-code"));
    fake.journal(UNIT, FakeSystemctl.STOPPED_BY_A_JOB);
    assertThat(kept(systemd)).get().extracting(KeptDown::certain).isEqualTo(true);
    fake.journal(UNIT, "");
    assertThat(kept(systemd)).get().extracting(KeptDown::certain).isEqualTo(true);
    fake.unit(
        UNIT,
        down("ActiveState=failed", "Result=exit-code", "InactiveEnterTimestampMonotonic=99000000"));
    assertThat(kept(systemd)).as("another end").isEmpty();
  }

  @Test
  void of_a_service_the_resource_of_its_responders_is_told() throws Exception {
    fake.unit(UNIT, down());
    Services services = new Services(Map.of(), Optional.of(systemd()));
    StoppedUnitSignal stopped = new StoppedUnitSignal(services, () -> List.of(UNIT));
    assertThat(stopped.look(ActionFixture.bounds(Duration.ofSeconds(20))))
        .singleElement()
        .satisfies(
            sign -> {
              assertThat(sign.work().kind()).isEqualTo(Work.UNIT_ENDED);
              assertThat(sign.work().resource()).isEqualTo("service:demo");
              assertThat(sign.countsFor()).isEmpty();
            });
  }

  @Test
  void an_end_by_a_signal_may_be_a_persons() throws Exception {
    fake.journal(UNIT, FakeSystemctl.ENDED);
    for (String how : List.of("ExecMainCode=2", "ExecMainStatus=143")) {
      fake.unit(UNIT, down(how));
      assertUnclear("no job stopped it, but a signal did");
    }
  }

  @Test
  void a_daemon_that_says_it_was_told_to_end_may_have_been_told_by_a_person() throws Exception {
    fake.unit(UNIT, down());
    fake.journal(UNIT, FakeSystemctl.ENDED);
    for (String words :
        List.of(
            "postfix/master[812]: terminating on signal 15",
            "master: Warning: Killed with signal 15 (by pid=4711 uid=0 code=kill)",
            "Received SIGTERM: shutting down")) {
      fake.lastWords(UNIT, "__MONOTONIC_TIMESTAMP=59000000\nMESSAGE=" + words + "\n\n");
      assertUnclear("a signal did");
    }
    fake.lastWords(UNIT, "__MONOTONIC_TIMESTAMP=59000000\nMESSAGE=killed by signal 11\n\n");
    assertThat(kept()).isEmpty();
    fake.lastWords(UNIT, "__MONOTONIC_TIMESTAMP=900000\nMESSAGE=got signal 15 long ago\n\n");
    assertThat(kept()).isEmpty();
  }

  @Test
  void a_unit_that_lost_what_it_is_bound_to_was_stopped_by_nobody() throws Exception {
    fake.unit(UNIT, down("BindsTo=mail.mount"));
    fake.journal(UNIT, FakeSystemctl.STOPPED_BY_A_JOB);
    fake.unit("mail.mount", down("ActiveState=failed", "Result=exit-code"));
    assertUnclear("was stopped because mail.mount is failed");
    fake.unit("mail.mount", down());
    fake.journal("mail.mount", FakeSystemctl.STOPPED_BY_A_JOB);
    assertThat(kept()).get().extracting(KeptDown::certain).isEqualTo(true);
  }

  @Test
  void a_member_that_a_person_stopped_stays_down_while_its_umbrella_stands() throws Exception {
    fake.unit(
        UNIT,
        "LoadState=loaded",
        "ActiveState=active",
        "SubState=exited",
        "ConsistsOf=demo-real.service",
        "Wants=demo-real.service");
    fake.unit("demo-real.service", down());
    fake.journal("demo-real.service", FakeSystemctl.STOPPED_BY_A_JOB);
    assertThat(kept()).get().extracting(KeptDown::why).asString().startsWith("demo-real.service");
  }

  @Test
  void a_disabled_unit_that_never_ran_is_not_wanted_and_one_that_ran_and_ended_is()
      throws Exception {
    String[] forgotten = {
      "LoadState=loaded", "ActiveState=inactive", "Result=success", "UnitFileState=disabled"
    };
    fake.unit(UNIT, forgotten);
    assertThat(kept()).get().extracting(KeptDown::why).asString().contains("has not run since");
    fake.journal(UNIT, FakeSystemctl.ENDED);
    assertThat(kept()).as("started by hand, ended, forgotten by systemd").isEmpty();
  }

  @Test
  void a_disabled_unit_that_another_one_starts_is_wanted() throws Exception {
    for (String by : List.of("TriggeredBy=demo.socket", "WantedBy=mail.target")) {
      fake.unit(
          UNIT,
          "LoadState=loaded",
          "ActiveState=inactive",
          "Result=success",
          "UnitFileState=disabled",
          by);
      assertThat(kept()).isEmpty();
    }
  }

  @Test
  void an_unmet_condition_is_nobodys_stop() throws Exception {
    fake.unit(
        UNIT,
        "LoadState=loaded",
        "ActiveState=inactive",
        "Result=success",
        "UnitFileState=enabled",
        "ConditionResult=no",
        "ConditionTimestampMonotonic=12300");
    fake.journal(UNIT, SKIPPED);
    assertThat(kept()).isEmpty();
  }

  @Test
  void what_has_a_job_or_comes_up_again_by_itself_is_left_to_systemd() throws Exception {
    fake.unit(UNIT, down("Job=17"));
    assertThat(kept()).isEmpty();
    fake.unit(UNIT, down("ActiveState=activating", "SubState=auto-restart"));
    assertThat(kept()).isEmpty();
  }

  private void assertUnclear(String why) throws Exception {
    KeptDown kept = kept().orElseThrow();
    assertThat(kept.certain()).isFalse();
    assertThat(kept.why()).startsWith(UNIT).contains(why);
  }

  private Optional<KeptDown> kept() throws Exception {
    return kept(systemd());
  }

  private static Optional<KeptDown> kept(Systemd systemd) throws Exception {
    return systemd.keptDown(UNIT, ActionFixture.bounds(Duration.ofSeconds(20)));
  }

  private Systemd systemd() {
    return new Systemd(fake.argv(), fake.journalctl(), ProcessTable.ofThisHost());
  }

  /** A unit that ran and is down, inactive and with success unless said otherwise. */
  private static String[] down(String... more) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "LoadState=loaded",
                "ActiveState=inactive",
                "SubState=dead",
                "Result=success",
                "ExecMainPID=812",
                "ExecMainCode=1",
                "ActiveEnterTimestampMonotonic=12345",
                "InactiveEnterTimestampMonotonic=60000000"));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }
}
