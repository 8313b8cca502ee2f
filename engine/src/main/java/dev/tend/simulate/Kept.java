package dev.tend.simulate;

import dev.tend.core.durable.Checkpoint;
import dev.tend.core.durable.DurableChange;
import dev.tend.core.durable.DurableRecord;
import dev.tend.core.durable.RecoveryRecord;
import dev.tend.core.durable.StoredState;
import dev.tend.core.input.RecoveryInput;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the agent's store holds, as the core's decisions fill it. */
final class Kept {
  private final Map<String, DurableRecord> records = new LinkedHashMap<>();
  private final Set<String> ended = new HashSet<>();
  private Optional<Checkpoint> checkpoint = Optional.empty();

  void follow(Step step) {
    if (step.input() instanceof RecoveryInput.RecoveryEnded end) {
      ended.add(end.instance());
    }
    for (DurableChange change : step.decision().changes()) {
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

  /** Acts that were intended, and whose end nobody has heard of. */
  List<String> open() {
    return records.values().stream()
        .filter(RecoveryRecord.class::isInstance)
        .map(record -> ((RecoveryRecord) record).intent().instance())
        .filter(instance -> !ended.contains(instance))
        .toList();
  }
}
