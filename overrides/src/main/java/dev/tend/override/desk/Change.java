package dev.tend.override.desk;

import dev.tend.override.MonitoringOverride;
import dev.tend.override.merge.EffectiveDefinitions;
import dev.tend.override.merge.OverrideMerge;
import java.time.Instant;
import java.util.List;

/**
 * What a request changes on this server.
 *
 * @param rows how overrides are put into words
 * @param before the definitions as they hold so far
 * @param after the definitions as they hold then
 */
record Change(Rows rows, EffectiveDefinitions before, EffectiveDefinitions after) {

  /** From the overrides that are known to those that are there then. */
  static Change of(Grounds grounds, List<MonitoringOverride> then, Instant now) {
    return new Change(
        new Rows(grounds.definitions(), grounds.circumstances()),
        merge(grounds, grounds.known(), now),
        merge(grounds, then, now));
  }

  private static EffectiveDefinitions merge(
      Grounds grounds, List<MonitoringOverride> overrides, Instant now) {
    return OverrideMerge.merge(grounds.definitions(), overrides, grounds.circumstances(), now);
  }

  OverrideRow rowBefore(MonitoringOverride one) {
    return row(before, one);
  }

  OverrideRow rowAfter(MonitoringOverride one) {
    return row(after, one);
  }

  private OverrideRow row(EffectiveDefinitions merged, MonitoringOverride one) {
    return merged.effects().stream()
        .filter(effect -> effect.override().equals(one))
        .map(effect -> rows.row(one, effect.outcome(), List.of()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the merge answers for every override"));
  }

  List<Difference> differences() {
    return Differences.between(before, after);
  }
}
