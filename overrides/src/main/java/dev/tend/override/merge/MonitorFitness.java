package dev.tend.override.merge;

import dev.tend.definition.MonitorDefinition;
import dev.tend.definition.StateTransitions;
import dev.tend.definition.Threshold;
import dev.tend.definition.type.MonitorProperties;
import dev.tend.definition.type.MonitorRule;
import dev.tend.definition.value.Quantity;
import dev.tend.definition.value.ValueTypes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether the values of one monitor go together. */
final class MonitorFitness {
  private MonitorFitness() {}

  static List<Violation> violations(MonitorDefinition monitor) {
    return Stream.concat(recovery(monitor).stream(), chain(monitor).stream()).toList();
  }

  /** A recovery value on the bad side would heal what is raised at once, and raise it again. */
  private static Optional<Violation> recovery(MonitorDefinition monitor) {
    if (!(monitor.threshold() instanceof Threshold.Sample sample)) {
      return Optional.empty();
    }
    Quantity limit = sample.limit();
    Quantity good = sample.recovery();
    boolean above = monitor.rule() == MonitorRule.SAMPLE_ABOVE;
    if (limit.dimension() == good.dimension()
        && (above ? good.value() <= limit.value() : good.value() >= limit.value())) {
      return Optional.empty();
    }
    return Optional.of(
        new Violation(
            Set.of(
                Fitness.slot(monitor, MonitorProperties.SAMPLE_THRESHOLD),
                Fitness.slot(monitor, MonitorProperties.RECOVERY_VALUE)),
            "recoveryValue %s of %s is on the bad side of its monitoringThreshold %s"
                .formatted(
                    ValueTypes.QUANTITY.format(good),
                    monitor.id().item(),
                    ValueTypes.QUANTITY.format(limit)),
            "a recoveryValue of at " + (above ? "most" : "least") + " the monitoringThreshold"));
  }

  private static Optional<Violation> chain(MonitorDefinition monitor) {
    List<StateTransitions.Step> steps = monitor.stateTransitions().steps();
    boolean starts = steps.getFirst().after().equals(Duration.ZERO);
    boolean grows = true;
    for (int i = 1; i < steps.size(); i++) {
      grows &= steps.get(i).state().atLeast(steps.get(i - 1).state());
    }
    if (starts && grows) {
      return Optional.empty();
    }
    return Optional.of(
        new Violation(
            steps.stream()
                .map(step -> Fitness.slot(monitor, MonitorProperties.stateTransition(step.state())))
                .collect(Collectors.toSet()),
            "stateTransitions of %s %s"
                .formatted(
                    monitor.id().item(),
                    starts
                        ? "reach a milder state after a worse one"
                        : "do not begin with the raise"),
            "a first state at 0s, and each worse state later"));
  }
}
