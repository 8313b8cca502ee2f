package dev.tend.agent;

import dev.tend.api.OperationRefusedException;
import dev.tend.core.effect.ScheduledProbe;
import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.ItemType;
import dev.tend.definition.ProbeDefinition;
import dev.tend.override.MonitoringOverride;
import dev.tend.override.Selector;
import dev.tend.override.Subject;
import dev.tend.override.Validity;
import dev.tend.override.merge.EffectiveDefinitions;
import dev.tend.override.merge.OverrideEffect;
import dev.tend.override.merge.OverrideMerge;
import dev.tend.override.merge.OverrideOutcome;
import dev.tend.override.merge.ServerContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A probe with other values for one run, by the rules of overrides. */
final class InvokeOverrides {
  private InvokeOverrides() {}

  /**
   * The probe with these values.
   *
   * @throws OperationRefusedException if a value cannot be set
   */
  static ScheduledProbe of(
      ScheduledProbe probe, HealthSetDefinition set, Map<String, String> values) {
    List<MonitoringOverride> overrides = new ArrayList<>();
    values.forEach(
        (property, value) ->
            overrides.add(
                new MonitoringOverride(
                    "trial:" + property,
                    new Selector.ThisServer(),
                    new Subject.Item(ItemType.PROBE, probe.id().forTarget(Optional.empty())),
                    property,
                    value,
                    "trial",
                    "one run",
                    Instant.EPOCH,
                    new Validity.Forever())));
    EffectiveDefinitions merged =
        OverrideMerge.merge(
            List.of(set),
            overrides,
            new ServerContext("", Set.of(), Optional.empty()),
            Instant.EPOCH);
    merged.effects().forEach(InvokeOverrides::check);
    ProbeDefinition changed =
        merged.sets().getFirst().definition().probes().stream()
            .filter(one -> one.id().item().equalsIgnoreCase(probe.id().item()))
            .findFirst()
            .orElseThrow(() -> new OperationRefusedException(probe.id() + " is gone", "try again"));
    return new ScheduledProbe(probe.id(), changed);
  }

  private static void check(OverrideEffect effect) {
    if (effect.outcome() instanceof OverrideOutcome.Refused refused) {
      throw new OperationRefusedException(refused.reason(), "give " + refused.expected());
    }
  }
}
