package dev.tend.definition.check;

import static java.util.stream.Collectors.joining;

import dev.tend.definition.ItemDefinition;
import dev.tend.definition.MonitorDefinition;
import dev.tend.definition.ProbeDefinition;
import dev.tend.definition.problem.Problem;
import dev.tend.definition.type.CommonProperties;
import dev.tend.definition.type.MonitorProperties;
import dev.tend.definition.type.MonitorRule;
import dev.tend.definition.value.Dimension;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.Quantity;
import dev.tend.definition.value.ValueTypes;
import java.util.List;
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

  /**
   * A monitor of samples only compares. A probe that fails with a good sample, or with none, leaves
   * it without a verdict, and raises nothing.
   */
  static void failuresAreHeard(SetIndex set, ProbeDefinition probe, Consumer<Problem> found) {
    List<MonitorDefinition> readers =
        set.readersOf(probe).stream().filter(SampleChecks::on).toList();
    boolean deaf =
        !readers.isEmpty() && readers.stream().allMatch(one -> one.rule().judgesSamples());
    if (deaf && on(probe) && set.parsed().unreadable().isEmpty()) {
      found.accept(
          Problem.warning(
                  probe.position(),
                  "no monitor is raised when "
                      + probe.id().item()
                      + " fails: "
                      + readers.stream().map(one -> one.id().item()).collect(joining(", "))
                      + (readers.size() == 1 ? " compares" : " compare")
                      + " only what it measures")
              .expecting("a consecutive-probe-failures monitor of it, and an escalate responder"));
    }
  }

  private static boolean on(ItemDefinition item) {
    return item.settings().find(CommonProperties.ENABLED).orElse(true);
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
