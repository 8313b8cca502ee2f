package dev.tend.agent;

import dev.tend.core.event.HealthEvent;
import dev.tend.core.event.ProbeEvent;
import dev.tend.core.input.Outcome;
import dev.tend.core.input.ProbeReported;
import dev.tend.core.record.Checkpoint;
import dev.tend.core.record.WindowRecord;
import dev.tend.definition.ItemId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The red events that no green took back, for people: what a monitor is raised for is not its
 * probe's last run. No rule reads it; one that has expired may still be here. Safe for use by many
 * threads.
 */
final class RedEvents {
  /** As many as a monitor tells apart. */
  private static final int MOST_KEYS = 256;

  private final Map<ItemId, Map<String, ProbeReported>> byProbe = new ConcurrentHashMap<>();

  /** Goes on from what an earlier run kept. */
  void restore(Checkpoint checkpoint) {
    for (WindowRecord window : checkpoint.windows()) {
      for (WindowRecord.Source source : window.sources()) {
        source.reds().forEach(red -> keep(restored(source.probe(), red, window), red.key()));
      }
    }
  }

  private static ProbeReported restored(ItemId probe, WindowRecord.Red red, WindowRecord window) {
    ProbeReported event =
        ProbeReported.of(
            probe, Instant.ofEpochMilli(red.startedAt()), Duration.ZERO, Outcome.FAILED);
    return window.evidence().stream()
        .filter(old -> old.probe().equals(probe))
        .filter(old -> old.startedAt().toEpochMilli() == red.startedAt())
        .findFirst()
        .map(old -> event.saying(old.errorClass(), old.message()))
        .orElse(event)
        .notifying(red.key());
  }

  /** Looks for them among what was recorded. */
  void see(List<HealthEvent> events) {
    for (HealthEvent event : events) {
      if (event.body() instanceof ProbeEvent.ResultRecorded recorded) {
        ProbeReported result = recorded.result();
        result.notification().ifPresent(key -> keep(result, key));
      }
    }
  }

  private void keep(ProbeReported result, String key) {
    Map<String, ProbeReported> keys =
        byProbe.computeIfAbsent(result.probe(), probe -> new ConcurrentHashMap<>());
    if (!result.outcome().failed()) {
      keys.remove(key);
    } else if (keys.size() < MOST_KEYS || keys.containsKey(key)) {
      keys.put(key, result);
    }
  }

  /** The newest of a probe. */
  Optional<ProbeReported> newest(ItemId probe) {
    return byProbe.getOrDefault(probe, Map.of()).values().stream()
        .max(Comparator.comparing(ProbeReported::startedAt));
  }
}
