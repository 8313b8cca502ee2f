package dev.tend.core.random;

import dev.tend.core.input.Requester;
import dev.tend.core.record.Checkpoint;
import dev.tend.core.record.DurableChange;
import dev.tend.core.record.DurableRecord;
import dev.tend.core.record.HoldRecord;
import dev.tend.core.record.PageRecord;
import dev.tend.core.record.RecoveryRecord;
import dev.tend.core.record.StoredState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Durable state, in memory. */
final class Store {
  private final Map<String, DurableRecord> records = new TreeMap<>();
  private Optional<Checkpoint> checkpoint = Optional.empty();
  private Optional<Vault> vault = Optional.empty();

  /** Everything is really kept there, too, and restored from there. */
  void keepIn(Vault where) {
    vault = Optional.of(where);
    where.keep(records.values().stream().map(DurableChange::put).toList());
  }

  void keep(List<DurableChange> changes) {
    vault.ifPresent(where -> where.keep(changes));
    for (DurableChange change : changes) {
      change
          .record()
          .ifPresentOrElse(
              record -> records.put(change.key(), record), () -> records.remove(change.key()));
    }
  }

  void keep(Checkpoint newer) {
    vault.ifPresent(where -> where.keep(newer));
    checkpoint = Optional.of(newer);
  }

  StoredState state() {
    StoredState state = new StoredState(List.copyOf(records.values()), checkpoint);
    return vault.map(where -> same(where.reopened(), state)).orElse(state);
  }

  private static StoredState same(StoredState kept, StoredState wanted) {
    if (!Set.copyOf(kept.records()).equals(Set.copyOf(wanted.records()))
        || kept.records().size() != wanted.records().size()) {
      throw new Violation("KeptAsItWas", "kept is\n  " + kept + "\ninstead of\n  " + wanted);
    }
    if (!kept.checkpoint().equals(wanted.checkpoint())) {
      throw new Violation("KeptAsItWas", "of the windows is kept\n  " + kept.checkpoint());
    }
    return kept;
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
