package dev.tend.definition.type;

import dev.tend.definition.value.MonitorState;
import dev.tend.definition.value.Property;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The monitor types, one for each rule. */
public final class MonitorTypes {
  /** One success is enough for a nightly job. */
  public static final Property<Integer> ONE_SUCCESS =
      MonitorProperties.RECOVERY_THRESHOLD.orElse(1);

  /** All of them, in the order of the rules. */
  public static final List<MonitorType> ALL =
      Arrays.stream(MonitorRule.values()).map(MonitorTypes::of).toList();

  private MonitorTypes() {}

  /** The type that judges by a rule. */
  public static MonitorType of(MonitorRule rule) {
    return switch (rule) {
      case CONSECUTIVE_FAILURES ->
          type(
              rule,
              "Raised when any one of its probes has failed so many times in a row, all within the"
                  + " window.",
              MonitorProperties.MONITORING_INTERVAL,
              MonitorProperties.FAILURES_THRESHOLD,
              MonitorProperties.RECOVERY_THRESHOLD);
      case FAILURES_IN_INTERVAL ->
          type(
              rule,
              "Raised when there are so many failures in the window, whatever lies between them.",
              MonitorProperties.MONITORING_INTERVAL,
              MonitorProperties.FAILURES_THRESHOLD,
              MonitorProperties.MINIMUM_RESULTS,
              MonitorProperties.RECOVERY_THRESHOLD);
      case PERCENT_SUCCESS ->
          type(
              rule,
              "Raised when the share of successes in the window falls below the threshold.",
              MonitorProperties.MONITORING_INTERVAL,
              MonitorProperties.PERCENT_THRESHOLD,
              MonitorProperties.MINIMUM_RESULTS,
              MonitorProperties.RECOVERY_THRESHOLD);
      case SAMPLE_ABOVE -> samples(rule, "above");
      case SAMPLE_BELOW -> samples(rule, "below");
      case NOTIFICATION ->
          type(
              rule,
              "Raised by a red event until the green one of the same key, or until red expires.");
      case NO_RESULTS ->
          type(
              rule,
              "Raised when no probe has succeeded for the length of the window, counted from the"
                  + " last success or the agent's start.",
              MonitorProperties.MONITORING_INTERVAL,
              ONE_SUCCESS);
    };
  }

  private static MonitorType samples(MonitorRule rule, String side) {
    return type(
        rule,
        "Raised when so many samples in a row lie " + side + " the threshold.",
        MonitorProperties.MONITORING_INTERVAL,
        MonitorProperties.SAMPLE_THRESHOLD,
        MonitorProperties.SECONDARY_THRESHOLD,
        MonitorProperties.RECOVERY_VALUE,
        MonitorProperties.RECOVERY_THRESHOLD);
  }

  private static MonitorType type(MonitorRule rule, String description, Property<?>... own) {
    List<Property<?>> properties =
        new ArrayList<>(
            List.of(
                CommonProperties.ENABLED,
                CommonProperties.DESCRIPTION,
                MonitorProperties.PROBES,
                MonitorProperties.ASPECT));
    properties.addAll(List.of(own));
    for (MonitorState state : MonitorState.values()) {
      if (state.raised()) {
        properties.add(MonitorProperties.stateTransition(state));
      }
    }
    return new MonitorType(rule, description, List.copyOf(properties));
  }
}
