package dev.tend.definition.check;

import dev.tend.definition.MonitorDefinition;
import dev.tend.definition.ProbeDefinition;
import dev.tend.definition.problem.Problem;
import dev.tend.definition.type.MonitorProperties;
import dev.tend.definition.type.MonitorRule;
import dev.tend.definition.type.ProbeProperties;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.ValueTypes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Windows, intervals and deadlines fit together. */
final class ScheduleChecks {
  private ScheduleChecks() {}

  static void aRunEndsBeforeTheNext(SetIndex set, ProbeDefinition probe, Consumer<Problem> found) {
    Optional<Duration> interval = probe.recurrenceInterval();
    if (set.isWhole(probe)
        && interval.isPresent()
        && probe.timeout().compareTo(interval.get()) >= 0) {
      found.accept(
          Problem.error(
                  probe.positionOf(ProbeProperties.TIMEOUT),
                  "the timeout of "
                      + probe.id().item()
                      + " is "
                      + text(probe.timeout())
                      + ", its recurrenceInterval "
                      + text(interval.get()))
              .expecting("a timeout shorter than the interval"));
    }
  }

  static void windowsSeeEveryProbe(
      SetIndex set, MonitorDefinition monitor, Consumer<Problem> found) {
    Optional<Duration> window = window(monitor);
    for (ProbeDefinition probe : set.probesOf(monitor)) {
      Optional<Duration> interval = probe.recurrenceInterval();
      if (window.isPresent() && interval.isPresent() && isShorter(window.get(), interval.get())) {
        found.accept(
            tooShort(monitor, window.get(), "every " + text(interval.get()), probe)
                .expecting("at least " + text(needed(monitor, interval.get()))));
      }
    }
  }

  static void windowsHoldTheirThreshold(
      SetIndex set, MonitorDefinition monitor, Consumer<Problem> found) {
    Optional<Duration> window = window(monitor);
    List<ProbeDefinition> probes = set.probesOf(monitor);
    boolean seen =
        window.isPresent()
            && probes.stream()
                .flatMap(probe -> probe.recurrenceInterval().stream())
                .noneMatch(interval -> isShorter(window.get(), interval));
    if (seen && set.isWhole(monitor)) {
      if (judgesTogether(monitor.rule())) {
        holdsTogether(monitor, window.get(), probes, found);
      } else {
        probes.forEach(probe -> holdsAlone(monitor, window.get(), probe, found));
      }
    }
  }

  /** Rules that count every probe on its own need room for that many results of each. */
  private static void holdsAlone(
      MonitorDefinition monitor, Duration window, ProbeDefinition probe, Consumer<Problem> found) {
    Optional<Duration> interval = probe.recurrenceInterval();
    if (interval.isPresent() && isShorter(window, needed(monitor, interval.get()))) {
      String what = count(monitor) + " results, one every " + text(interval.get());
      found.accept(
          tooShort(monitor, window, what, probe)
              .expecting("at least " + text(needed(monitor, interval.get()))));
    }
  }

  /** Rules that count all results in the window need room for them together. */
  private static void holdsTogether(
      MonitorDefinition monitor,
      Duration window,
      List<ProbeDefinition> probes,
      Consumer<Problem> found) {
    double perMilli =
        probes.stream()
            .flatMap(probe -> probe.recurrenceInterval().stream())
            .filter(Duration::isPositive)
            .mapToDouble(interval -> 1d / interval.toMillis())
            .sum();
    if (perMilli > 0 && window.toMillis() * perMilli < count(monitor)) {
      Duration least = Duration.ofSeconds((long) Math.ceil(count(monitor) / perMilli / 1000));
      found.accept(
          Problem.error(
                  monitor.positionOf(MonitorProperties.MONITORING_INTERVAL),
                  "the window of "
                      + monitor.id().item()
                      + " is "
                      + text(window)
                      + ", too short for "
                      + count(monitor)
                      + " results of its probes")
              .expecting("at least " + text(least)));
    }
  }

  private static Problem tooShort(
      MonitorDefinition monitor, Duration window, String what, ProbeDefinition probe) {
    return Problem.error(
        monitor.positionOf(MonitorProperties.MONITORING_INTERVAL),
        "the window of "
            + monitor.id().item()
            + " is "
            + text(window)
            + ", too short for "
            + probe.id().item()
            + ", which brings "
            + (what.startsWith("every ") ? "a result " : "")
            + what);
  }

  private static Duration needed(MonitorDefinition monitor, Duration interval) {
    return judgesTogether(monitor.rule()) ? interval : interval.multipliedBy(count(monitor));
  }

  private static boolean judgesTogether(MonitorRule rule) {
    return rule == MonitorRule.FAILURES_IN_INTERVAL || rule == MonitorRule.PERCENT_SUCCESS;
  }

  /** How many results the window must be able to hold. */
  private static int count(MonitorDefinition monitor) {
    return switch (monitor.rule()) {
      case CONSECUTIVE_FAILURES -> found(monitor, MonitorProperties.FAILURES_THRESHOLD);
      case FAILURES_IN_INTERVAL ->
          Math.max(found(monitor, MonitorProperties.FAILURES_THRESHOLD), monitor.minimumResults());
      case PERCENT_SUCCESS -> monitor.minimumResults();
      case SAMPLE_ABOVE, SAMPLE_BELOW -> found(monitor, MonitorProperties.SECONDARY_THRESHOLD);
      case NOTIFICATION, NO_RESULTS -> 1;
    };
  }

  private static int found(MonitorDefinition monitor, Property<Integer> property) {
    return monitor.settings().find(property).orElse(1);
  }

  private static Optional<Duration> window(MonitorDefinition monitor) {
    return monitor.rule() == MonitorRule.NOTIFICATION
        ? Optional.empty()
        : monitor.settings().find(MonitorProperties.MONITORING_INTERVAL);
  }

  private static boolean isShorter(Duration one, Duration other) {
    return one.compareTo(other) < 0;
  }

  private static String text(Duration duration) {
    return ValueTypes.DURATION.format(duration);
  }
}
