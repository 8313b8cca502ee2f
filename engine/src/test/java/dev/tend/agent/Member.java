package dev.tend.agent;

import dev.tend.api.AgentStatus;
import dev.tend.definition.ItemId;
import dev.tend.definition.ItemType;
import dev.tend.definition.value.MonitorState;
import dev.tend.eventlog.read.EventLine;
import dev.tend.override.MonitoringOverride;
import dev.tend.override.Selector;
import dev.tend.override.Subject;
import dev.tend.override.Validity;
import dev.tend.override.store.LocalStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One server of several that share a directory: an agent in this program, with monitors A to E. */
final class Member implements AutoCloseable {
  private final String name;
  private final Path root;
  private final Yard yard;
  private Optional<Agent> agent = Optional.empty();

  Member(Path parent, String name, String version, SignedShare share) throws Exception {
    this.name = name;
    this.root = Files.createDirectory(parent.resolve(name));
    this.yard =
        new Yard(root, 1)
            .named(name)
            .saying(
                """
                version: '%s'
                overrides:
                  global: %s
                  pollInterval: 10s
                  trust: [{name: anna, key: %s}]
                """
                    .formatted(version, share.directory(), share.key()));
    yard.set("letters", letters(yard.posts().port(0)));
  }

  private static String letters(int port) {
    String monitors =
        Stream.of("A", "B", "C", "D", "E")
            .map(
                letter ->
                    """
                      - {name: %s, type: consecutive-probe-failures, aspect: availability,
                         description: It does not say hello., probes: [Greeting],
                         monitoringInterval: 10m, monitoringThreshold: 5,
                         stateTransitions: {degraded: 0s}}
                    """
                        .formatted(letter))
            .collect(Collectors.joining());
    return """
    healthSet: Letters
    healthGroup: ServiceComponents
    description: Letters.
    runbook: Look at the test.
    probes:
      - {name: Greeting, type: smtp, description: Says hello., recurrenceInterval: 10s,
         timeout: 900ms, host: 127.0.0.1, port: %d}
    monitors:
    %s
    """
        .formatted(port, monitors);
  }

  String name() {
    return name;
  }

  void start() throws Exception {
    agent = Optional.of(Agent.start(yard.configuration()));
  }

  void stop() {
    agent.ifPresent(Agent::close);
    agent = Optional.empty();
  }

  /** An override of this server's own: the monitor stays enabled, whatever others say. */
  void disablesNot(String id, String monitor) throws Exception {
    try (LocalStore store = LocalStore.open(root.resolve("state"))) {
      store.add(
          override(id, new Selector.ThisServer(), monitor, "true", new Validity.Forever()),
          Optional.empty(),
          false,
          Instant.now());
    }
  }

  static MonitoringOverride override(
      String id, Selector selector, String monitor, String enabled, Validity validity) {
    return new MonitoringOverride(
        id,
        selector,
        new Subject.Item(ItemType.MONITOR, ItemId.of("Letters", monitor)),
        "enabled",
        enabled,
        "anna",
        "it lies",
        Instant.parse("2026-01-05T00:00:00Z"),
        validity);
  }

  boolean disabled(String monitor) {
    return agent.orElseThrow().snapshot().monitors().stream()
        .filter(one -> one.id().toString().equals("Letters\\" + monitor))
        .anyMatch(one -> one.shown() == MonitorState.DISABLED);
  }

  int inForce() {
    return yard.status().orElseThrow().overridesInForce();
  }

  /** What the agent says of its overrides. */
  AgentStatus.Part part() {
    return yard.status().orElseThrow().parts().stream()
        .filter(part -> part.name().equals("overrides"))
        .findFirst()
        .orElseThrow();
  }

  List<EventLine> events(String kind) throws Exception {
    return yard.events().of(kind);
  }

  @Override
  public void close() throws IOException {
    stop();
    yard.close();
  }
}
