package dev.tend.samples.overrides;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.core.effect.Page;
import dev.tend.core.input.Outcome;
import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.ItemDefinition;
import dev.tend.definition.ItemId;
import dev.tend.definition.file.HealthSetFiles;
import dev.tend.definition.help.ItemHelp;
import dev.tend.definition.help.PropertyHelp;
import dev.tend.definition.type.Types;
import dev.tend.definition.value.NotificationServiceClass;
import dev.tend.definition.yaml.HealthSetReader;
import dev.tend.definition.yaml.Parameters;
import dev.tend.override.MonitoringOverride;
import dev.tend.override.merge.OverrideMerge;
import dev.tend.override.merge.ServerContext;
import dev.tend.override.shared.SharedDirectory;
import dev.tend.override.shared.SharedView;
import dev.tend.override.shared.TrustPolicy;
import dev.tend.override.store.LocalStore;
import dev.tend.testing.SimulatedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Lines that administrators of Exchange type when a default turned out wrong, typed at a shell:
 * what lies in the stores afterwards, what holds by it, and how a server behaves by it.
 */
class EmergencyOverridesIT {
  private static final Path SETS = Path.of("health-sets").toAbsolutePath();
  private static final SimulatedRun FAILED = SimulatedRun.of(Outcome.FAILED);
  private static final SimulatedRun GOOD = SimulatedRun.of(Outcome.SUCCEEDED);

  @TempDir private Path directory;
  private Path state;
  private Path shared;
  private Shell shell;

  @BeforeEach
  void a_server_without_an_agent_running() throws IOException {
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    state = Files.createDirectory(directory.resolve("state"));
    shared = Files.createDirectory(directory.resolve("shared"));
    Path file = directory.resolve("tend.yaml");
    Files.writeString(
        file,
        "server: NAME\nhealthSets: [%s]\nstate: %s\noverrides: {global: %s}\n"
            .formatted(SETS, state, shared));
    shell = new Shell(file);
  }

  @Test
  void an_alert_is_made_one_that_wakes_nobody_and_back() throws Exception {
    done(
        "tend Add-GlobalMonitoringOverride -Identity 'Store\\MaintenanceAssistantEscalate'"
            + " -ItemType Responder -PropertyName NotificationServiceClass -PropertyValue 1"
            + " -Duration 60.00:00:00");

    assertThat(value("Store\\MaintenanceAssistantEscalate", "notificationServiceClass"))
        .isEqualTo("UrgentInTraining");
    assertThat(maintenanceFails(Duration.ofHours(20)))
        .isNotEmpty()
        .allMatch(page -> page.urgency() == NotificationServiceClass.URGENT_IN_TRAINING);

    done(
        "tend Remove-GlobalMonitoringOverride -Identity 'Store\\MaintenanceAssistantEscalate'"
            + " -ItemType Responder -PropertyName NotificationServiceClass");

    assertThat(overrides()).isEmpty();
    assertThat(maintenanceFails(Duration.ofHours(20)))
        .isNotEmpty()
        .allMatch(page -> page.urgency() == NotificationServiceClass.URGENT);
  }

  @Test
  void a_monitor_looks_for_32_hours_of_failures_and_for_16_again() throws Exception {
    String item = "Store\\DirectoryServiceAndStoreMaintenanceAssistantMonitor";
    done(
        "tend Add-GlobalMonitoringOverride -Identity"
            + " 'Store\\DirectoryServiceAndStoreMaintenanceAssistantMonitor' -ItemType Monitor"
            + " -PropertyName MonitoringIntervalSeconds -PropertyValue 115200 -Duration"
            + " 30.00:00:00");

    assertThat(value(item, "monitoringInterval")).isEqualTo("1d8h");
    assertThat(maintenanceFails(Duration.ofHours(32))).isEmpty();
    assertThat(maintenanceFails(Duration.ofHours(35))).hasSize(2);

    done(
        "tend Remove-GlobalMonitoringOverride -Identity"
            + " 'Store\\DirectoryServiceAndStoreMaintenanceAssistantMonitor' -ItemType Monitor"
            + " -PropertyName MonitoringIntervalSeconds");

    assertThat(value(item, "monitoringInterval")).isEqualTo("16h");
    assertThat(maintenanceFails(Duration.ofHours(20))).hasSize(2);
  }

  @Test
  void mounts_are_counted_within_60_minutes_and_within_three_hours_again() throws Exception {
    done(
        "tend Add-GlobalMonitoringOverride -Identity 'Store\\DatabaseRepeatedMountsMonitor'"
            + " -ItemType Monitor -PropertyName MonitoringIntervalSeconds -PropertyValue 3600"
            + " -Duration 60.00:00:00");

    assertThat(value("Store\\DatabaseRepeatedMountsMonitor", "monitoringInterval")).isEqualTo("1h");
    assertThat(mountsEveryHour()).isEmpty();

    done(
        "tend Remove-GlobalMonitoringOverride -Identity 'Store\\DatabaseRepeatedMountsMonitor'"
            + " -ItemType Monitor -PropertyName MonitoringIntervalSeconds");

    assertThat(value("Store\\DatabaseRepeatedMountsMonitor", "monitoringInterval")).isEqualTo("3h");
    assertThat(mountsEveryHour()).hasSize(2);
  }

  @Test
  void one_class_of_error_goes_to_another_team() throws Exception {
    done(
        "tend Add-GlobalMonitoringOverride -Identity 'Store\\DatabaseAvailabilityEscalate'"
            + " -ItemType Responder -PropertyName"
            + " ExtensionAttributes.Microsoft.Mapi.MapiExceptionMdbOffline -PropertyValue Store"
            + " -Duration 7.00:00:00");

    assertThat(dismounted("Microsoft.Mapi.MapiExceptionMdbOffline")).containsOnly("Store");
    assertThat(dismounted("DatabaseUnreadable")).containsOnly("HA");
  }

  @Test
  void a_monitor_is_switched_off() throws Exception {
    done(
        "tend Add-GlobalMonitoringOverride -Identity 'Store\\VersionBucketsAllocatedMonitor'"
            + " -ItemType Monitor -PropertyName Enabled -PropertyValue 0 -Duration 60.00:00:00");

    assertThat(value("Store\\VersionBucketsAllocatedMonitor", "enabled")).isEqualTo("false");
    VirtualServer server =
        server().gives("VersionBucketsProbe", at -> SimulatedRun.measuring(20_000));
    assertThat(server.pagesWithin(Duration.ofHours(1))).isEmpty();
    assertThat(server.state("Store\\VersionBucketsAllocatedMonitor\\DB01")).isEqualTo("Disabled");
  }

  @Test
  void a_threshold_for_logs_is_raised() throws Exception {
    done(
        "tend Add-GlobalMonitoringOverride -Identity 'MailboxSpace\\DatabaseSizeMonitor' -ItemType"
            + " Monitor -PropertyName ExtensionAttributes.DatabaseLogsThreshold -PropertyValue"
            + " 100GB -Duration 60.00:00:00");

    assertThat(value("MailboxSpace\\DatabaseSizeMonitor", "monitoringThreshold"))
        .isEqualTo("100GB");
    assertThat(logsOf(60)).isEmpty();
    assertThat(logsOf(101)).hasSize(2);
  }

  @Test
  void one_database_of_one_server_is_looked_away_from() throws Exception {
    done(
        "tend Add-ServerMonitoringOverride -Server NAME -Identity"
            + " \"Store\\MailboxQuarantinedMonitor\\DB NAME\" -ItemType Monitor -PropertyName"
            + " Enabled -PropertyValue 0 -Duration:7.00:00:00 -Confirm:$false");

    VirtualServer server = server().gives("MailboxQuarantineProbe", at -> FAILED);
    assertThat(server.pagesWithin(Duration.ofHours(1)))
        .extracting(page -> page.monitor().toString())
        .containsExactly("Store\\MailboxQuarantinedMonitor\\DB01");
    assertThat(server.state("Store\\MailboxQuarantinedMonitor\\DB NAME")).isEqualTo("Disabled");
  }

  @Test
  void an_identity_that_the_shell_took_the_backslash_from_is_refused() throws Exception {
    Shell.Run run =
        shell.type(
            "tend Add-GlobalMonitoringOverride -Identity Store\\MaintenanceAssistantEscalate"
                + " -ItemType Responder -PropertyName NotificationServiceClass -PropertyValue 1"
                + " -Duration 60.00:00:00");

    assertThat(run.status()).as(run.err()).isNotZero();
    assertThat(run.out() + run.err()).contains("'Store\\MaintenanceAssistantEscalate'");
    assertThat(overrides()).isEmpty();
  }

  private void done(String line) throws Exception {
    Shell.Run run = shell.type(line);
    assertThat(run.status()).as(run.out() + run.err()).isZero();
  }

  private List<Page> maintenanceFails(Duration time) throws Exception {
    return server().gives("MaintenanceAssistantProbe", at -> FAILED).pagesWithin(time);
  }

  private List<Page> mountsEveryHour() throws Exception {
    return server()
        .gives("DatabaseMountProbe", at -> at.toMinutes() % 60 / 5 == 6 ? FAILED : GOOD)
        .pagesWithin(Duration.ofHours(4));
  }

  private List<String> dismounted(String errorClass) throws Exception {
    return server()
        .gives("DatabaseAvailabilityProbe", at -> FAILED.saying(errorClass, "not served"))
        .pagesWithin(Duration.ofMinutes(30))
        .stream()
        .map(Page::team)
        .toList();
  }

  private List<Page> logsOf(int gibibytes) throws Exception {
    return server()
        .gives("DatabaseLogsProbe", at -> SimulatedRun.measuring(gibibytes * Math.pow(2, 30)))
        .pagesWithin(Duration.ofHours(2));
  }

  private VirtualServer server() throws Exception {
    return new VirtualServer(definitions(), overrides());
  }

  /** What holds now for a property, in the property's own notation. */
  private String value(String identity, String property) throws Exception {
    List<HealthSetDefinition> effective =
        OverrideMerge.merge(
                definitions(),
                overrides(),
                new ServerContext("NAME", Set.of(), Optional.empty()),
                Instant.now())
            .sets()
            .stream()
            .map(set -> set.definition())
            .toList();
    return effective.stream()
        .flatMap(HealthSetDefinition::items)
        .filter(item -> item.id().equals(ItemId.parse(identity).orElseThrow()))
        .map(item -> shown(item, property))
        .findFirst()
        .orElseThrow();
  }

  private static String shown(ItemDefinition item, String property) {
    return ItemHelp.of(item, Optional.empty(), Optional.empty()).properties().stream()
        .filter(help -> help.property().equals(property))
        .findFirst()
        .flatMap(PropertyHelp::value)
        .orElseThrow();
  }

  /** The sets that the lines are about; others page for what nobody reports here. */
  private static List<HealthSetDefinition> definitions() {
    return HealthSetFiles.read(
            new HealthSetReader(Types.builtIn(), Parameters.none()),
            List.of(SETS.resolve("mailbox-space.yaml"), SETS.resolve("store.yaml")))
        .definitions();
  }

  /** What lies in both stores. */
  private List<MonitoringOverride> overrides() throws Exception {
    List<MonitoringOverride> all = new ArrayList<>();
    try (LocalStore local = LocalStore.open(state)) {
      all.addAll(local.view().overrides());
    }
    SharedView view = new SharedDirectory(shared, TrustPolicy.PLAIN).look(SharedView.EMPTY);
    assertThat(view.rejectedSources()).isEmpty();
    all.addAll(view.overrides());
    return all;
  }
}
