package dev.tend.definition.check;

import dev.tend.definition.MonitorDefinition;
import dev.tend.definition.ProbeDefinition;
import dev.tend.definition.problem.Problem;
import dev.tend.definition.type.MonitorProperties;
import dev.tend.definition.type.MonitorRule;
import dev.tend.definition.value.Dimension;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.Quantity;
import dev.tend.definition.value.ValueTypes;
import java.util.Optional;
import java.util.function.Consumer;

/** Monitors ask of their probes what these can tell. */
final class SampleChecks {
  private SampleChecks() {}

  static void rulesFitTheirProbes(
      SetIndex set, MonitorDefinition monitor, Consumer<Problem> found) {
    for (ProbeDefinition probe : set.probesOf(monitor)) {
      unfit(set, monitor, probe)
          .ifPresent(
              reason ->
                  found.accept(
                      Problem.error(
                          monitor.positionOf(MonitorProperties.PROBES),
                          monitor.id().item()
                              + " ("
                              + monitor.type().name()
                              + ") cannot read "
                              + probe.id().item()
                              + ": "
                              + reason)));
    }
  }

  private static Optional<String> unfit(
      SetIndex set, MonitorDefinition monitor, ProbeDefinition probe) {
    boolean notified = monitor.rule() == MonitorRule.NOTIFICATION;
    if (notified && !probe.isNotification()) {
      return Optional.of("it reads notification probes only");
    }
    if (!notified && probe.isNotification() && monitor.rule() != MonitorRule.NO_RESULTS) {
      return Optional.of("notifications are read by notification and no-results monitors only");
    }
    if (monitor.rule().judgesSamples() && set.isWhole(probe) && probe.sampleDimension().isEmpty()) {
      return Optional.of("it measures no sample value");
    }
    return Optional.empty();
  }

  static void thresholdsAreWhatProbesMeasure(
      SetIndex set, MonitorDefinition monitor, Consumer<Problem> found) {
    if (monitor.rule().judgesSamples()) {
      for (ProbeDefinition probe : set.probesOf(monitor)) {
        compare(monitor, probe, MonitorProperties.SAMPLE_THRESHOLD, found);
        compare(monitor, probe, MonitorProperties.RECOVERY_VALUE, found);
      }
    }
  }

  private static void compare(
      MonitorDefinition monitor,
      ProbeDefinition probe,
      Property<Quantity> property,
      Consumer<Problem> found) {
    Optional<Quantity> limit = monitor.settings().find(property);
    Optional<Dimension> measured = probe.sampleDimension();
    if (limit.isPresent() && measured.isPresent() && limit.get().dimension() != measured.get()) {
      found.accept(
          Problem.error(
                  monitor.positionOf(property),
                  property.name()
                      + " is "
                      + Problem.quote(ValueTypes.QUANTITY.format(limit.get()))
                      + ", "
                      + noun(limit.get().dimension())
                      + " where "
                      + noun(measured.get())
                      + " is meant, because that is what "
                      + probe.id().item()
                      + " measures. "
                      + property.meaning())
              .expecting(measured.get().expected()));
    }
  }

  private static String noun(Dimension dimension) {
    return switch (dimension) {
      case NUMBER -> "a count";
      case PERCENT -> "a percentage";
      case SIZE -> "a size";
      case TIME -> "a duration";
    };
  }

  static void recoveryIsOnTheGoodSide(
      SetIndex set, MonitorDefinition monitor, Consumer<Problem> found) {
    Optional<Quantity> limit =
        monitor.rule().judgesSamples()
            ? monitor.settings().find(MonitorProperties.SAMPLE_THRESHOLD)
            : Optional.empty();
    Optional<Quantity> recovery =
        limit.flatMap(any -> monitor.settings().find(MonitorProperties.RECOVERY_VALUE));
    if (limit.isPresent()
        && recovery.isPresent()
        && limit.get().dimension() == recovery.get().dimension()) {
      boolean above = monitor.rule() == MonitorRule.SAMPLE_ABOVE;
      int side = Double.compare(recovery.get().value(), limit.get().value());
      if (above ? side > 0 : side < 0) {
        String threshold = ValueTypes.QUANTITY.format(limit.get());
        found.accept(
            Problem.error(
                    monitor.positionOf(MonitorProperties.RECOVERY_VALUE),
                    "recoveryValue lies on the bad side of the threshold " + threshold)
                .expecting((above ? "at most " : "at least ") + threshold));
      }
    }
  }
}
