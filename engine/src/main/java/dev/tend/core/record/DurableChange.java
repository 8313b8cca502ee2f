package dev.tend.core.record;

import java.util.Optional;

/**
 * One change of the durable state.
 *
 * @param key what changes
 * @param record what it is now; empty: it is gone
 */
public record DurableChange(String key, Optional<DurableRecord> record) {
  /** It is this now. */
  public static DurableChange put(DurableRecord record) {
    return new DurableChange(record.key(), Optional.of(record));
  }

  /** It is gone. */
  public static DurableChange remove(String key) {
    return new DurableChange(key, Optional.empty());
  }
}
