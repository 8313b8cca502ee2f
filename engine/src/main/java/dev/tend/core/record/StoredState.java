package dev.tend.core.record;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What a core goes on from.
 *
 * @param records the durable records, in any order
 * @param checkpoint the last checkpoint; empty: every window begins empty
 */
public record StoredState(List<DurableRecord> records, Optional<Checkpoint> checkpoint) {
  public StoredState {
    records = List.copyOf(records);
  }

  /** These records and no checkpoint. */
  public static StoredState of(Collection<DurableRecord> records) {
    return new StoredState(List.copyOf(records), Optional.empty());
  }
}
