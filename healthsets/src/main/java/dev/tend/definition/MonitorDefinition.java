package dev.tend.definition;

import dev.tend.definition.type.MonitorProperties;
import dev.tend.definition.type.MonitorRule;
import dev.tend.definition.type.MonitorType;
import dev.tend.definition.type.MonitorTypes;
import dev.tend.definition.value.Aspect;
import dev.tend.definition.value.MonitorState;
import dev.tend.definition.value.Quantity;
import dev.tend.definition.value.Settings;
import dev.tend.definition.value.SourcePosition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What judges the results of one or more probes. */
public record MonitorDefinition(
    ItemId id, MonitorType type, Settings settings, SourcePosition position)
    implements ItemDefinition {

  @Override
  public ItemType itemType() {
    return ItemType.MONITOR;
  }

  @Override
  public MonitorDefinition withSettings(Settings changed) {
    return new MonitorDefinition(id, type, changed, position);
  }

  /** How it judges. */
  public MonitorRule rule() {
    return type.rule();
  }

  /** The names of its probes, of the same health set. */
  public List<String> probes() {
    return settings.get(MonitorProperties.PROBES);
  }

  /** What a user would notice. */
  public Aspect aspect() {
    return settings.get(MonitorProperties.ASPECT);
  }

  /** The window; zero for notification monitors, which have none. */
  public Duration monitoringInterval() {
    return rule() == MonitorRule.NOTIFICATION
        ? Duration.ZERO
        : settings.get(MonitorProperties.MONITORING_INTERVAL);
  }

  /**
   * How many good results in a row of each probe heal it. For {@code no-results} one success is
   * enough unless the definition says otherwise: a nightly job should not need two nights.
   */
  public int recoveryThreshold() {
    return settings.get(
        rule() == MonitorRule.NO_RESULTS
            ? MonitorTypes.ONE_SUCCESS
            : MonitorProperties.RECOVERY_THRESHOLD);
  }

  /** How many results are enough to judge a share or a number of failures. */
  public int minimumResults() {
    return settings.get(MonitorProperties.MINIMUM_RESULTS);
  }

  /** The threshold, as the type means it. */
  public Threshold threshold() {
    return switch (rule()) {
      case CONSECUTIVE_FAILURES, FAILURES_IN_INTERVAL ->
          new Threshold.Failures(settings.get(MonitorProperties.FAILURES_THRESHOLD));
      case PERCENT_SUCCESS ->
          new Threshold.SuccessShare(settings.get(MonitorProperties.PERCENT_THRESHOLD));
      case SAMPLE_ABOVE, SAMPLE_BELOW -> sampleThreshold();
      case NOTIFICATION, NO_RESULTS -> new Threshold.None();
    };
  }

  private Threshold sampleThreshold() {
    Quantity limit = settings.get(MonitorProperties.SAMPLE_THRESHOLD);
    return new Threshold.Sample(
        limit,
        settings.find(MonitorProperties.RECOVERY_VALUE).orElse(limit),
        settings.get(MonitorProperties.SECONDARY_THRESHOLD));
  }

  /** The chain; the default one when the definition gives none. */
  public StateTransitions stateTransitions() {
    List<StateTransitions.Step> steps = new ArrayList<>();
    for (MonitorState state : MonitorState.values()) {
      if (state.raised()) {
        settings
            .find(MonitorProperties.stateTransition(state))
            .ifPresent(after -> steps.add(new StateTransitions.Step(after, state)));
      }
    }
    steps.sort(
        Comparator.comparing(StateTransitions.Step::after)
            .thenComparing(StateTransitions.Step::state));
    return steps.isEmpty() ? StateTransitions.DEFAULT : new StateTransitions(steps);
  }
}
