package dev.tend.override.shared;

import dev.tend.definition.ItemId;
import dev.tend.definition.ItemType;
import dev.tend.override.MonitoringOverride;
import dev.tend.override.Selector;
import dev.tend.override.Subject;
import dev.tend.override.Validity;
import java.time.Instant;

/** Global overrides to try things with. */
final class Sample {
  static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  private Sample() {}

  /** Of this monitor, with its name for an id: for all servers, for ever. */
  static MonitoringOverride of(String monitor, String value) {
    return of(monitor, monitor, value, NOW);
  }

  static MonitoringOverride of(String id, String monitor, String value, Instant created) {
    return new MonitoringOverride(
        id,
        new Selector.All(),
        new Subject.Item(ItemType.MONITOR, ItemId.of("Smtp", monitor)),
        "monitoringThreshold",
        value,
        "ann",
        "a test",
        created,
        new Validity.Forever());
  }

  static MonitoringOverride on(Selector selector, MonitoringOverride o) {
    return new MonitoringOverride(
        o.id(),
        selector,
        o.subject(),
        o.property(),
        o.value(),
        o.owner(),
        o.reason(),
        o.created(),
        o.validity());
  }

  static MonitoringOverride until(Instant end, MonitoringOverride o) {
    return new MonitoringOverride(
        o.id(),
        o.selector(),
        o.subject(),
        o.property(),
        o.value(),
        o.owner(),
        o.reason(),
        o.created(),
        new Validity.Until(end));
  }
}
