package dev.tend.override.admin;

import static dev.tend.override.admin.Wanted.everywhere;
import static dev.tend.override.admin.Wanted.here;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.tend.override.MonitoringOverride;
import dev.tend.override.merge.OverrideOutcome;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

/** What is refused: the reason, the nearest right spelling, and nothing written. */
class RefusedTest {
  private static final String MOUNTS = "Store\\DatabaseRepeatedMountsMonitor";
  private final AdminFixture adminFixture = new AdminFixture();

  static final List<Arguments> MISTAKES =
      List.of(
          arguments(
              here("Store\\DatabaseRepeatedMountMonitor", "Monitor", "Enabled=0"),
              "there is no Monitor Store\\DatabaseRepeatedMountMonitor here",
              MOUNTS),
          arguments(
              here("StoreDatabaseRepeatedMountsMonitor", "Monitor", "Enabled=0"),
              "an unquoted backslash does not survive the shell",
              "'" + MOUNTS + "'"),
          arguments(
              here("StoreMailboxQuarantinedMonitorDB NAME", "Monitor", "Enabled=0"),
              "an unquoted backslash does not survive the shell",
              "'Store\\MailboxQuarantinedMonitor\\DB NAME'"),
          arguments(
              here("DatabaseRepeatedMountsMonitor", "Monitor", "Enabled=0"),
              "there is no health set 'DatabaseRepeatedMountsMonitor'",
              "Store/DatabaseRepeatedMountsMonitor"),
          arguments(here("Stroe", "", "Enabled=0"), "there is no health set 'Stroe'", "Store"),
          arguments(
              here("Stroe", "HealthSet", "Enabled=0"), "there is no HealthSet Stroe here", "Store"),
          arguments(here("Store", "Monitor", "Enabled=0"), "Store is a whole health set", null),
          arguments(here(" ", "Monitor", "Enabled=0"), "no identity is given", null),
          arguments(here(MOUNTS, "HealthSet", "Enabled=0"), "is an item, not a health set", null),
          arguments(here(MOUNTS, "Monitr", "Enabled=0"), "'Monitr' is not an item type", "Monitor"),
          arguments(here(MOUNTS, "Probe", "Enabled=0"), "is a Monitor, not a Probe", null),
          arguments(
              here("Store/DatabaseRepeatedMountMonitor", "", "Enabled=0"),
              "there is no item Store\\DatabaseRepeatedMountMonitor",
              "Store/DatabaseRepeatedMountsMonitor"),
          arguments(
              here(MOUNTS, "Monitor", "MonitoringIntervalSecond=1"),
              "has no property 'MonitoringIntervalSecond'",
              "MonitoringIntervalSeconds"),
          arguments(here(MOUNTS, "Monitor", "=1"), "no property is named", null),
          arguments(
              here(MOUNTS, "Monitor", "MonitoringIntervalSeconds=1GB"), "cannot be '1GB'", null),
          arguments(
              here(MOUNTS, "Monitor", "monitoringInterval=3600"),
              "a bare number has no unit",
              null),
          arguments(here(MOUNTS, "Monitor", "Enabled=perhaps"), "cannot be 'perhaps'", null),
          arguments(here(MOUNTS, "Monitor", "probes=Other"), "cannot be overridden", null),
          arguments(
              here("MailFlow\\MailFlowCtpRestart", "Responder", "mode=act"),
              "can only be lowered",
              null),
          arguments(
              here("Smtp\\SmtpRestart", "Responder", "service=sshd"), "cannot be overridden", null),
          arguments(
              here(MOUNTS, "Monitor", "Enabled=0").lasting("60"),
              "a bare 60 can be read as 60 days",
              null),
          arguments(
              here(MOUNTS, "Monitor", "Enabled=0").lasting("P-1D"),
              "must last for some time",
              null),
          arguments(
              here(MOUNTS, "Monitor", "Enabled=0").lasting("0.00:00:00"),
              "must last for some time",
              null),
          arguments(
              here(MOUNTS, "Monitor", "Enabled=0").lasting("1d").forVersion("3.8.1"),
              "both a duration and a version",
              null),
          arguments(
              here(MOUNTS, "Monitor", "Enabled=0").forVersion("postfix"), "is not a range", null),
          arguments(here(MOUNTS, "Monitor", "Enabled=0").by(" "), "nobody is named", null),
          arguments(
              here(MOUNTS, "Monitor", "Enabled=0").by("a\u001b[2J"), "it cannot be kept", null),
          arguments(
              here(MOUNTS, "Monitor", "Enabled=0").onServers("mail1"), "selects no others", null),
          arguments(
              everywhere(MOUNTS, "Monitor", "Enabled=0").onServers("mial2"),
              "no server 'mial2' is known; known: mail2, mail1",
              "mail2"),
          arguments(
              everywhere(MOUNTS, "Monitor", "Enabled=0").onGroups("mailboxes"),
              "no group 'mailboxes' is known",
              "mailbox"),
          arguments(
              everywhere(MOUNTS, "Monitor", "Enabled=0").onServers(),
              "an override for no server is not one for all",
              null),
          arguments(
              everywhere(MOUNTS, "Monitor", "Enabled=0").onServers("mail1", " "),
              "a server needs a name",
              null),
          arguments(
              everywhere(MOUNTS, "Monitor", "Enabled=0").onGroups(),
              "an override for no server is not one for all",
              null),
          arguments(
              everywhere(MOUNTS, "Monitor", "Enabled=0").onGroups("mx").onServers("mail1"),
              "for one or the other",
              null));

  @ParameterizedTest
  @FieldSource("MISTAKES")
  void a_mistake_is_refused(Wanted wanted, String reason, String suggestion) throws Exception {
    OverrideOutcome.Refused rejection = adminFixture.refusal(wanted);

    assertThat(rejection.reason()).contains(reason);
    assertThat(rejection.suggestion()).isEqualTo(Optional.ofNullable(suggestion));
  }

  @ParameterizedTest
  @FieldSource("MISTAKES")
  void a_mistake_is_refused_in_a_trial_as_well(Wanted wanted, String reason, String suggestion)
      throws Exception {
    assertThat(adminFixture.refusal(wanted.whatIf()).reason()).contains(reason);
  }

  @Test
  void one_that_is_there_already_is_described() throws Exception {
    adminFixture.add(everywhere(MOUNTS, "Monitor", "MonitoringIntervalSeconds=3600").lasting("7d"));
    String id = adminFixture.global.overrides.getFirst().id();

    assertThat(adminFixture.refusal(everywhere(MOUNTS, "Monitor", "monitoringInterval=2h")).text())
        .isEqualTo(
            "the override "
                + id
                + " does that already: 1h, until 2026-11-28T12:00:00Z, added by anna at"
                + " 2026-11-21T12:00:00Z: INC-1; expected --replace to replace it");
  }

  @Test
  void one_that_somebody_else_adds_at_the_same_time_is_described() throws Exception {
    adminFixture.add(everywhere(MOUNTS, "Monitor", "Enabled=0").by("ben"));
    MonitoringOverride faster = adminFixture.global.overrides.removeFirst();
    adminFixture.global.faster = Optional.of(faster);

    OverrideAnswer answer = adminFixture.add(everywhere(MOUNTS, "Monitor", "Enabled=0"));

    assertThat(answer.refusal().orElseThrow().reason()).contains(faster.id(), "added by ben");
    assertThat(adminFixture.global.overrides).containsExactly(faster);
  }

  @Test
  void without_a_shared_directory_there_are_no_global_overrides() throws Exception {
    OverrideService desk = new OverrideService(adminFixture.server, Optional.empty());

    assertThat(
            desk.change(
                    everywhere(MOUNTS, "Monitor", "Enabled=0").request(),
                    adminFixture.context(),
                    AdminFixture.NOW)
                .refusal()
                .orElseThrow()
                .text())
        .contains("no directory is shared", "overrides: {global: DIRECTORY}");
  }
}
