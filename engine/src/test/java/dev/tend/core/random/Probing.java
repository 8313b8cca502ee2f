package dev.tend.core.random;

import dev.tend.core.event.HealthEvent;
import dev.tend.core.event.ProbeEvent.ResultRecorded;
import dev.tend.core.input.ProbeReported;
import dev.tend.core.input.Trigger;
import dev.tend.definition.ItemId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the probes said last, as the events told it. */
final class Probing {
  /** More than any threshold of the cast. */
  private static final int KEPT = 8;

  private Map<ItemId, ProbeReported> lastConclusive = new HashMap<>();
  private Map<ItemId, ProbeReported> checkpointed = Map.of();
  private final Map<ItemId, List<ProbeReported>> scheduled = new HashMap<>();

  /** The newest conclusive result of a probe, whatever triggered it. */
  Optional<ProbeReported> lastConclusive(ItemId probe) {
    return Optional.ofNullable(lastConclusive.get(probe));
  }

  /**
   * How many failures in a row a probe had last, of those that started after an instant; nothing is
   * known of what came before a restart or an act.
   */
  int failuresInARow(ItemId probe, Instant after) {
    List<ProbeReported> results = scheduled.getOrDefault(probe, List.of());
    int row = 0;
    for (int i = results.size() - 1; i >= 0 && failedAfter(results.get(i), after); i--) {
      row++;
    }
    return row;
  }

  void happened(HealthEvent event) {
    if (event.body() instanceof ResultRecorded recorded
        && recorded.result().outcome().conclusive()) {
      ProbeReported result = recorded.result();
      lastConclusive.merge(
          result.probe(),
          result,
          (old, next) -> next.startedAt().isBefore(old.startedAt()) ? old : next);
      if (result.trigger() == Trigger.SCHEDULED) {
        List<ProbeReported> results =
            scheduled.computeIfAbsent(result.probe(), probe -> new ArrayList<>());
        results.add(result);
        if (results.size() > KEPT) {
          results.removeFirst();
        }
      }
    }
  }

  /** The windows are kept. */
  void checkpointed() {
    checkpointed = Map.copyOf(lastConclusive);
  }

  /** What came since the last checkpoint is lost. */
  void crashed() {
    lastConclusive = new HashMap<>(checkpointed);
    scheduled.clear();
  }

  /** Windows begin afresh. */
  void forgetWindows() {
    scheduled.clear();
  }

  private static boolean failedAfter(ProbeReported result, Instant after) {
    return result.outcome().failed() && result.startedAt().isAfter(after);
  }
}
