package dev.tend.poll;

import dev.tend.config.VersionSource;
import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.ItemId;
import dev.tend.definition.ItemType;
import dev.tend.definition.type.Types;
import dev.tend.definition.yaml.HealthSetReader;
import dev.tend.definition.yaml.Parameters;
import dev.tend.override.MonitoringOverride;
import dev.tend.override.Selector;
import dev.tend.override.Subject;
import dev.tend.override.Validity;
import dev.tend.override.shared.SharedDirectory;
import dev.tend.override.shared.TrustPolicy;
import dev.tend.override.status.OverrideSnapshot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A server with a local store and a shared directory, and a poller on a manual clock. */
final class PollerWorld {
  private static final String MAIL =
      """
      healthSet: Mail
      healthGroup: ServiceComponents
      description: The mail.
      runbook: Look.
      probes:
        - {name: Hello, type: tcp, description: Says hello., recurrenceInterval: 60s, timeout: 10s,
           host: 127.0.0.1, port: 25}
      monitors:
        - {name: One, type: consecutive-probe-failures, aspect: availability, description: One.,
           probes: [Hello], monitoringInterval: 10m, monitoringThreshold: 3,
           stateTransitions: {degraded: 0s}}
        - {name: Two, type: consecutive-probe-failures, aspect: availability, description: Two.,
           probes: [Hello], monitoringInterval: 10m, monitoringThreshold: 3,
           stateTransitions: {degraded: 0s}}
      """;

  final ManualClock clock = new ManualClock();
  final FakeStore store = new FakeStore();
  final FakeCorePort core = new FakeCorePort();
  final Path directory;
  FakeShare share;
  OverridePoller poller;
  IoExecutor localWork = new Inline();
  VersionSource version = new VersionSource.Unknown();
  private final IoExecutor sharedWork;

  PollerWorld(Path root) throws Exception {
    this(root, new Inline());
  }

  PollerWorld(Path root, IoExecutor sharedWork) throws Exception {
    this.sharedWork = sharedWork;
    directory = Files.createDirectory(root.resolve("shared"));
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    share = new FakeShare(shared());
    poller = begin();
  }

  static List<HealthSetDefinition> definitions() {
    return definitions(MAIL);
  }

  static List<HealthSetDefinition> definitions(String yaml) {
    return List.of(
        new HealthSetReader(Types.builtIn(), Parameters.none())
            .read("mail.yaml", yaml)
            .definition()
            .orElseThrow());
  }

  private PollSettings.Shared shared() {
    return new PollSettings.Shared(directory, TrustPolicy.PLAIN);
  }

  PollSettings settings() {
    return new PollSettings(
        "mail1", List.of("mx"), version, Duration.ofMinutes(10), Optional.of(shared()));
  }

  OverridePoller begin() {
    OverrideBackends backends =
        new OverrideBackends(store::open, localWork, any -> share, sharedWork, new Inline());
    return OverridePoller.begin(backends, settings(), definitions(), clock.wall());
  }

  /** The agent ends as it may, and another life begins; nothing has been looked at yet. */
  PollerWorld restarted() {
    share = new FakeShare(shared());
    poller = begin();
    return this;
  }

  PollerWorld started() {
    poller.attach(clock, core);
    return settled();
  }

  /** Everything that can be done without time going on is done. */
  PollerWorld settled() {
    for (int i = 0; i < 10; i++) {
      poller.step();
    }
    return this;
  }

  /** Time goes on, and everything due is done. */
  PollerWorld after(Duration time) {
    clock.pass(time);
    return settled();
  }

  OverrideSnapshot snapshot() {
    return poller.status().snapshot();
  }

  boolean enabled(String monitor) {
    return FakeCorePort.enabled(poller.effective(), monitor);
  }

  /** Somebody writes into the shared directory, from another server. */
  void shares(MonitoringOverride override) throws Exception {
    SharedDirectory other = new SharedDirectory(directory, TrustPolicy.PLAIN);
    other.overrides();
    other.add(override, Optional.empty(), true, clock.wall());
  }

  MonitoringOverride global(String id, String monitor) {
    return override(id, new Selector.All(), monitor, new Validity.Forever());
  }

  MonitoringOverride global(String id, String monitor, Validity validity) {
    return override(id, new Selector.All(), monitor, validity);
  }

  MonitoringOverride local(String id, String monitor) {
    return override(id, new Selector.ThisServer(), monitor, new Validity.Forever());
  }

  MonitoringOverride local(String id, String monitor, Duration time) {
    Instant end = clock.wall().plus(time);
    return override(id, new Selector.ThisServer(), monitor, new Validity.Until(end));
  }

  /** Ends by the real clock, in a moment. */
  MonitoringOverride endingSoon(String id, String monitor) {
    Instant end = Instant.now().plusMillis(800);
    return override(id, new Selector.ThisServer(), monitor, new Validity.Until(end));
  }

  private MonitoringOverride override(
      String id, Selector selector, String monitor, Validity validity) {
    return new MonitoringOverride(
        id,
        selector,
        new Subject.Item(ItemType.MONITOR, ItemId.of("Mail", monitor)),
        "enabled",
        "false",
        "anna",
        "it lies",
        clock.wall(),
        validity);
  }
}
