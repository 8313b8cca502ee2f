package dev.tend.testing;

import dev.tend.core.input.RecoveryInput;
import dev.tend.core.record.Checkpoint;
import dev.tend.core.record.DurableChange;
import dev.tend.core.record.DurableRecord;
import dev.tend.core.record.RecoveryRecord;
import dev.tend.core.record.StoredState;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the agent's store holds, as the core's decisions fill it. */
final class InMemoryStore {
  private final Map<String, DurableRecord> records = new LinkedHashMap<>();
  private final Set<String> ended = new HashSet<>();
  private Optional<Checkpoint> checkpoint = Optional.empty();

  void follow(SimulationStep simulationStep) {
    if (simulationStep.input() instanceof RecoveryInput.RecoveryEnded end) {
      ended.add(end.instance());
    }
    for (DurableChange change : simulationStep.decision().changes()) {
      if (change.record().isPresent()) {
        records.put(change.key(), change.record().get());
      } else {
        records.remove(change.key());
      }
    }
  }

  void checkpoint(Checkpoint made) {
    checkpoint = Optional.of(made);
  }

  StoredState state() {
    return new StoredState(List.copyOf(records.values()), checkpoint);
  }

  /** Actions that were intended and have not ended. */
  List<String> open() {
    return records.values().stream()
        .filter(RecoveryRecord.class::isInstance)
        .map(record -> ((RecoveryRecord) record).intent().instance())
        .filter(instance -> !ended.contains(instance))
        .toList();
  }
}
