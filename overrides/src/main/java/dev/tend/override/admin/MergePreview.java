package dev.tend.override.admin;

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
record MergePreview(RowMapper rows, EffectiveDefinitions before, EffectiveDefinitions after) {

  /** From the overrides that are known to those that are there then. */
  static MergePreview of(OverrideContext context, List<MonitoringOverride> then, Instant now) {
    return new MergePreview(
        new RowMapper(context.definitions(), context.circumstances()),
        merge(context, context.known(), now),
        merge(context, then, now));
  }

  private static EffectiveDefinitions merge(
      OverrideContext context, List<MonitoringOverride> overrides, Instant now) {
    return OverrideMerge.merge(context.definitions(), overrides, context.circumstances(), now);
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

  List<EffectiveChange> effectiveChanges() {
    return EffectiveDiff.between(before, after);
  }
}
