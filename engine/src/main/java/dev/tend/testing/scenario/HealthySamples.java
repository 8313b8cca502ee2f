package dev.tend.testing.scenario;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.ItemId;
import dev.tend.definition.MonitorDefinition;
import dev.tend.definition.Threshold;
import dev.tend.definition.type.MonitorRule;
import dev.tend.definition.value.Dimension;
import dev.tend.definition.value.Quantity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** What probes measure when all is well: a value that satisfies all their monitors. */
final class HealthySamples {
  private final Map<ItemId, Range> ranges = new HashMap<>();

  /** A range between two limits, either of which may be missing. */
  private record Range(OptionalDouble low, OptionalDouble high, Dimension dimension) {
    Range above(double limit) {
      return new Range(OptionalDouble.of(Math.max(limit, low.orElse(limit))), high, dimension);
    }

    Range below(double limit) {
      return new Range(low, OptionalDouble.of(Math.min(limit, high.orElse(limit))), dimension);
    }

    /** The middle, or well within. */
    double good() {
      double most = dimension == Dimension.PERCENT ? 100 : Double.MAX_VALUE;
      if (high.isEmpty()) {
        return Math.min(low.orElse(0) + Math.abs(low.orElse(0)) + 1, most);
      }
      double upper = high.getAsDouble();
      return low.isEmpty() ? upper - Math.abs(upper) / 2 : (low.getAsDouble() + upper) / 2;
    }
  }

  HealthySamples(List<HealthSetDefinition> sets) {
    for (HealthSetDefinition set : sets) {
      set.monitors().forEach(this::narrow);
    }
  }

  private void narrow(MonitorDefinition monitor) {
    if (!(monitor.threshold() instanceof Threshold.Sample sample)) {
      return;
    }
    Quantity limit = sample.recovery();
    for (String probe : monitor.probes()) {
      ranges.compute(
          monitor.id().sibling(probe),
          (id, known) -> {
            Range range =
                known == null
                    ? new Range(OptionalDouble.empty(), OptionalDouble.empty(), limit.dimension())
                    : known;
            return monitor.rule() == MonitorRule.SAMPLE_ABOVE
                ? range.below(limit.value())
                : range.above(limit.value());
          });
    }
  }

  /** A good value; empty when no monitor asks for one. */
  OptionalDouble of(ItemId probe) {
    Range range = ranges.get(probe.forTarget(Optional.empty()));
    return range == null ? OptionalDouble.empty() : OptionalDouble.of(range.good());
  }
}
