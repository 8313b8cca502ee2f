package dev.tend.core.random;

import dev.tend.core.HealthSnapshot.MonitorView;
import dev.tend.core.event.HealthEvent;
import dev.tend.core.event.MonitorEvent.MonitorChanged;
import dev.tend.core.event.TransitionCause;
import dev.tend.definition.ItemId;
import dev.tend.definition.value.MonitorState;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The states of all monitors, as their events told them. */
final class Sightings {
  private final Map<ItemId, Sighting> byMonitor = new LinkedHashMap<>();

  /**
   * One monitor.
   *
   * @param monitor which
   * @param shown what it shows
   * @param beneath where its chain is
   * @param raisedAt when it was raised; empty when it is not
   * @param healedAt when it last healed
   * @param healthySince since when its chain is healthy and it is switched on
   */
  record Sighting(
      ItemId monitor,
      MonitorState shown,
      MonitorState beneath,
      Optional<Instant> raisedAt,
      Optional<Instant> healedAt,
      Optional<Instant> healthySince) {

    boolean enabled() {
      return shown != MonitorState.DISABLED;
    }

    private Sighting after(MonitorChanged change, Instant now) {
      boolean raised = change.beneath().raised();
      boolean healthy =
          change.beneath() == MonitorState.HEALTHY && change.to() != MonitorState.DISABLED;
      return new Sighting(
          monitor,
          change.to(),
          change.beneath(),
          raised ? raisedAt.or(() -> Optional.of(now)) : Optional.empty(),
          change.occasion() == TransitionCause.HEALED ? Optional.of(now) : healedAt,
          healthy ? healthySince.or(() -> Optional.of(now)) : Optional.empty());
    }
  }

  Optional<Sighting> of(ItemId monitor) {
    return Optional.ofNullable(byMonitor.get(monitor));
  }

  boolean known(ItemId monitor) {
    return byMonitor.containsKey(monitor);
  }

  Collection<Sighting> all() {
    return byMonitor.values();
  }

  void happened(HealthEvent event, Instant now) {
    if (event.body() instanceof MonitorChanged change) {
      byMonitor.computeIfPresent(change.monitor(), (id, one) -> one.after(change, now));
    }
  }

  /** Who is new begins, who is gone is forgotten. */
  void decided(Moment moment) {
    Map<ItemId, Sighting> before = new LinkedHashMap<>(byMonitor);
    byMonitor.clear();
    for (MonitorView view : moment.snapshot().monitors()) {
      Sighting known = before.get(view.id());
      byMonitor.put(view.id(), known == null ? fresh(view, moment.now()) : known);
    }
  }

  private static Sighting fresh(MonitorView view, Instant now) {
    boolean healthy = view.shown() == MonitorState.HEALTHY;
    return new Sighting(
        view.id(),
        view.shown(),
        view.beneath(),
        Optional.empty(),
        Optional.empty(),
        healthy ? Optional.of(now) : Optional.empty());
  }
}
