package dev.tend.core.random;

import dev.tend.core.durable.Checkpoint;
import dev.tend.core.durable.DurableChange;
import dev.tend.core.durable.DurableRecord;
import dev.tend.core.durable.HoldRecord;
import dev.tend.core.durable.PageRecord;
import dev.tend.core.durable.RecoveryRecord;
import dev.tend.core.durable.StoredState;
import dev.tend.core.input.Requester;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Durable state, in memory. */
final class Store {
  private final Map<String, DurableRecord> records = new TreeMap<>();
  private Optional<Checkpoint> checkpoint = Optional.empty();

  void keep(List<DurableChange> changes) {
    for (DurableChange change : changes) {
      change
          .record()
          .ifPresentOrElse(
              record -> records.put(change.key(), record), () -> records.remove(change.key()));
    }
  }

  void keep(Checkpoint newer) {
    checkpoint = Optional.of(newer);
  }

  StoredState state() {
    return new StoredState(List.copyOf(records.values()), checkpoint);
  }

  /** Acts that are not judged, pages not delivered, and holds of Tend's own. */
  List<String> open() {
    return records.values().stream()
        .filter(
            record ->
                record instanceof RecoveryRecord
                    || record instanceof PageRecord
                    || (record instanceof HoldRecord held
                        && held.hold().requester() == Requester.HEALTH_API))
        .map(DurableRecord::toString)
        .toList();
  }
}
