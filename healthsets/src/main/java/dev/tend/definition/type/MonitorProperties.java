package dev.tend.definition.type;

import dev.tend.definition.value.Aspect;
import dev.tend.definition.value.MonitorState;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.Quantity;
import dev.tend.definition.value.ValueTypes;
import java.time.Duration;
import java.util.List;

/** The properties of monitors. */
public final class MonitorProperties {
  private static final String THRESHOLD = "monitoringThreshold";
  private static final String THRESHOLD_ALIAS = "MonitoringThreshold";

  public static final Property<List<String>> PROBES =
      Property.of(
              "probes",
              ValueTypes.NAMES,
              "The probes of this health set whose results this monitor reads.")
          .mandatory();

  public static final Property<Aspect> ASPECT =
      Property.of("aspect", ValueTypes.oneOf(Aspect.class), "What a user would notice.")
          .orElse(Aspect.AVAILABILITY);

  public static final Property<Duration> MONITORING_INTERVAL =
      Property.of(
              "monitoringInterval",
              ValueTypes.DURATION,
              "The window: only results that started in it are judged.")
          .mandatory()
          .open()
          .alias("MonitoringIntervalSeconds", "s");

  public static final Property<Integer> FAILURES_THRESHOLD =
      Property.of(
              THRESHOLD,
              ValueTypes.COUNT,
              "How many failed results raise the monitor: a count of results, not a size.")
          .mandatory()
          .open()
          .alias(THRESHOLD_ALIAS, "");

  public static final Property<Double> PERCENT_THRESHOLD =
      Property.of(
              THRESHOLD,
              ValueTypes.PERCENT,
              "The share of successes below which the monitor is raised.")
          .mandatory()
          .open()
          .alias(THRESHOLD_ALIAS, "%");

  public static final Property<Quantity> SAMPLE_THRESHOLD =
      Property.of(
              THRESHOLD,
              ValueTypes.QUANTITY,
              "The value beyond which a sample is bad, in the unit that the probe measures.")
          .mandatory()
          .open()
          .alias(THRESHOLD_ALIAS, "");

  public static final Property<Integer> SECONDARY_THRESHOLD =
      Property.of(
              "secondaryMonitoringThreshold",
              ValueTypes.COUNT,
              "How many bad samples in a row raise the monitor.")
          .orElse(3)
          .open()
          .alias("SecondaryMonitoringThreshold", "");

  public static final Property<Quantity> RECOVERY_VALUE =
      Property.of(
              "recoveryValue",
              ValueTypes.QUANTITY,
              "The value inside which samples are good again, on the good side of the threshold."
                  + " Default: the threshold.")
          .open();

  public static final Property<Integer> RECOVERY_THRESHOLD =
      Property.of(
              "recoveryThreshold",
              ValueTypes.COUNT,
              "How many good results in a row of each probe heal the monitor.")
          .orElse(2)
          .open();

  public static final Property<Integer> MINIMUM_RESULTS =
      Property.of(
              "minimumResults",
              ValueTypes.COUNT,
              "How many results in the window are enough to judge.")
          .orElse(5)
          .open()
          .alias("MinimumErrorCount", "");

  private MonitorProperties() {}

  /** When, after the raise, the chain reaches a state. */
  public static Property<Duration> stateTransition(MonitorState state) {
    return Property.of(
            "stateTransitions." + state.text().toLowerCase(java.util.Locale.ROOT),
            ValueTypes.DURATION,
            "How long after the raise the monitor becomes " + state.text() + ".")
        .open();
  }
}
