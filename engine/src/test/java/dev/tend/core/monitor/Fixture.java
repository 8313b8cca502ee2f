package dev.tend.core.monitor;

import dev.tend.core.effect.ScheduledProbe;
import dev.tend.definition.ItemId;
import dev.tend.definition.MonitorDefinition;
import dev.tend.definition.ProbeDefinition;
import dev.tend.definition.type.MonitorProperties;
import dev.tend.definition.type.MonitorRule;
import dev.tend.definition.type.MonitorTypes;
import dev.tend.definition.type.ProbeKind;
import dev.tend.definition.type.ProbeProperties;
import dev.tend.definition.type.ProbeType;
import dev.tend.definition.value.Dimension;
import dev.tend.definition.value.MonitorState;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.Provenance;
import dev.tend.definition.value.Quantity;
import dev.tend.definition.value.Setting;
import dev.tend.definition.value.Settings;
import dev.tend.definition.value.SourcePosition;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Definitions of monitors and probes, as short as tests need them. */
final class Fixture {
  static final ItemId MONITOR = ItemId.of("Smtp", "Monitor");
  private static final SourcePosition HERE = SourcePosition.ofFile("test.yaml");

  private Fixture() {}

  /** Every 20 s, with a deadline of 10 s: silent after 70 s. */
  static ScheduledProbe probe(String name) {
    return probe(name, ProbeKind.RECURRENT, Duration.ofSeconds(20));
  }

  static ScheduledProbe probe(String name, Duration every) {
    return probe(name, ProbeKind.RECURRENT, every);
  }

  /** Samples what is there anyway. */
  static ScheduledProbe check(String name) {
    return probe(name, ProbeKind.CHECK, Duration.ofSeconds(20));
  }

  private static ScheduledProbe probe(String name, ProbeKind kind, Duration every) {
    Settings settings = with(Settings.none(), ProbeProperties.TIMEOUT, Duration.ofSeconds(10));
    return source(name, kind, with(settings, ProbeProperties.RECURRENCE_INTERVAL, every));
  }

  /** Pushed in; red stands until green. */
  static ScheduledProbe notification(String name) {
    return source(name, ProbeKind.NOTIFICATION, Settings.none());
  }

  static ScheduledProbe notification(String name, Duration expiresAfter) {
    return source(
        name,
        ProbeKind.NOTIFICATION,
        with(Settings.none(), ProbeProperties.EXPIRES_AFTER, expiresAfter));
  }

  private static ScheduledProbe source(String name, ProbeKind kind, Settings settings) {
    ItemId id = ItemId.of("Smtp", name);
    ProbeType type = new ProbeType(name, kind, name, List.of(), any -> Optional.empty());
    return new ScheduledProbe(id, new ProbeDefinition(id, type, settings, HERE));
  }

  static Define consecutive(int threshold, Duration interval) {
    return new Define(MonitorRule.CONSECUTIVE_FAILURES, Settings.none())
        .set(MonitorProperties.FAILURES_THRESHOLD, threshold)
        .set(MonitorProperties.MONITORING_INTERVAL, interval);
  }

  static Define failures(int threshold, Duration interval) {
    return new Define(MonitorRule.FAILURES_IN_INTERVAL, Settings.none())
        .set(MonitorProperties.FAILURES_THRESHOLD, threshold)
        .set(MonitorProperties.MONITORING_INTERVAL, interval);
  }

  static Define percent(double percent, Duration interval) {
    return new Define(MonitorRule.PERCENT_SUCCESS, Settings.none())
        .set(MonitorProperties.PERCENT_THRESHOLD, percent)
        .set(MonitorProperties.MONITORING_INTERVAL, interval);
  }

  static Define above(double limit, Duration interval) {
    return new Define(MonitorRule.SAMPLE_ABOVE, Settings.none())
        .set(MonitorProperties.SAMPLE_THRESHOLD, new Quantity(limit, Dimension.NUMBER))
        .set(MonitorProperties.MONITORING_INTERVAL, interval);
  }

  static Define below(double limit, Duration interval) {
    return new Define(MonitorRule.SAMPLE_BELOW, Settings.none())
        .set(MonitorProperties.SAMPLE_THRESHOLD, new Quantity(limit, Dimension.NUMBER))
        .set(MonitorProperties.MONITORING_INTERVAL, interval);
  }

  static Define notified() {
    return new Define(MonitorRule.NOTIFICATION, Settings.none());
  }

  static Define noResults(Duration interval) {
    return new Define(MonitorRule.NO_RESULTS, Settings.none())
        .set(MonitorProperties.MONITORING_INTERVAL, interval);
  }

  /** A definition that can be changed. */
  record Define(MonitorRule rule, Settings settings) {
    <T> Define set(Property<T> property, T value) {
      return new Define(rule, with(settings, property, value));
    }

    /** Reaches these states so many seconds after the raise. */
    Define chain(Object... statesAndSeconds) {
      Define changed = this;
      for (int i = 0; i < statesAndSeconds.length; i += 2) {
        var state = (MonitorState) statesAndSeconds[i];
        var after = Duration.ofSeconds((Integer) statesAndSeconds[i + 1]);
        changed = changed.set(MonitorProperties.stateTransition(state), after);
      }
      return changed;
    }

    Define healsAfter(int successes) {
      return set(MonitorProperties.RECOVERY_THRESHOLD, successes);
    }

    MonitorDefinition done() {
      return new MonitorDefinition(MONITOR, MonitorTypes.of(rule), settings, HERE);
    }
  }

  private static <T> Settings with(Settings settings, Property<T> property, T value) {
    return settings.with(property.name(), new Setting(value, new Provenance.Declared(HERE)));
  }
}
