package dev.tend.agent;

import dev.tend.core.HealthSnapshot;
import dev.tend.core.HealthSnapshot.MonitorView;
import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.MonitorDefinition;
import dev.tend.definition.ResponderDefinition;
import dev.tend.definition.type.CommonProperties;
import dev.tend.definition.type.ResponderKind;
import dev.tend.definition.value.MonitorState;
import dev.tend.override.merge.EffectiveDefinitions;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Monitors that have long been without a verdict and that no page of their own set reports: an
 * outage behind one would go unnoticed. A monitor is reported by any other that reads one of its
 * probes and is raised, or pages when it is {@code Unavailable}.
 */
final class BlindSpots {
  /** As long as the catalogue's own pages about what cannot be tested wait. */
  static final Duration LONG = Duration.ofHours(1);

  private static final int MOST = 5;

  private final HealthSnapshot snapshot;
  private final EffectiveDefinitions definitions;

  BlindSpots(HealthSnapshot snapshot, EffectiveDefinitions definitions) {
    this.snapshot = snapshot;
    this.definitions = definitions;
  }

  /** Their names; empty when there are none. */
  Optional<String> named() {
    List<MonitorView> blind =
        snapshot.monitors().stream().filter(this::longBlind).filter(one -> !reported(one)).toList();
    if (blind.isEmpty()) {
      return Optional.empty();
    }
    String more = blind.size() > MOST ? " and " + (blind.size() - MOST) + " more" : "";
    return Optional.of(
        "without a verdict for over an hour, and no page says so: "
            + blind.stream()
                .limit(MOST)
                .map(one -> one.id().toString())
                .collect(Collectors.joining(", "))
            + more);
  }

  private boolean longBlind(MonitorView view) {
    return view.shown() == MonitorState.UNAVAILABLE
        && !view.since().plus(LONG).isAfter(snapshot.at());
  }

  private boolean reported(MonitorView view) {
    Optional<HealthSetDefinition> set =
        definitions
            .set(view.id().healthSet())
            .map(all -> view.id().target().map(all::forTarget).orElse(all.definition()));
    Optional<MonitorDefinition> blind = set.flatMap(all -> monitor(all, view.id().item()));
    return blind.isPresent()
        && set.get().monitors().stream()
            .filter(other -> !Collections.disjoint(other.probes(), blind.get().probes()))
            .anyMatch(other -> pagesWhenBlind(set.get(), other) || raised(view, other));
  }

  private boolean raised(MonitorView view, MonitorDefinition other) {
    return snapshot.monitors().stream()
        .filter(one -> one.id().equals(other.id().forTarget(view.id().target())))
        .anyMatch(one -> one.beneath().raised());
  }

  private static boolean pagesWhenBlind(HealthSetDefinition set, MonitorDefinition monitor) {
    return set.responders().stream()
        .anyMatch(
            one ->
                one.kind() == ResponderKind.ESCALATE
                    && one.targetHealthState() == MonitorState.UNAVAILABLE
                    && one.monitor().equalsIgnoreCase(monitor.id().item())
                    && enabled(one)
                    && monitor.settings().get(CommonProperties.ENABLED));
  }

  private static boolean enabled(ResponderDefinition responder) {
    return responder.settings().get(CommonProperties.ENABLED);
  }

  private static Optional<MonitorDefinition> monitor(HealthSetDefinition set, String name) {
    return set.monitors().stream()
        .filter(one -> one.id().item().equalsIgnoreCase(name))
        .findFirst();
  }
}
