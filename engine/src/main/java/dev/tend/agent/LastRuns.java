package dev.tend.agent;

import dev.tend.api.LastRun;
import dev.tend.core.effect.ScheduledProbe;
import dev.tend.core.input.ProbeReported;
import dev.tend.definition.ItemId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The newest run of each probe, for those who look; no rule reads it. */
final class LastRuns {
  private final Map<ItemId, LastRun> byProbe = new ConcurrentHashMap<>();

  void note(ProbeReported result) {
    byProbe.put(
        result.probe(),
        new LastRun(
            result.startedAt(),
            result.elapsed(),
            result.outcome(),
            result.errorClass(),
            result.message()));
  }

  Optional<LastRun> of(ItemId probe) {
    return Optional.ofNullable(byProbe.get(probe));
  }

  /** Only these probes are on the schedule from now on. */
  void keep(List<ScheduledProbe> probes) {
    Set<ItemId> kept = probes.stream().map(ScheduledProbe::id).collect(Collectors.toSet());
    byProbe.keySet().retainAll(kept);
  }
}
