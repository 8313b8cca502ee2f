package dev.tend.state;

import dev.tend.core.record.StoredState;
import java.util.List;

/**
 * The result of opening the state.
 *
 * @param store the store, which the caller must close
 * @param state what to resume from
 * @param beginning where that came from
 * @param unreadable pieces that this version cannot read, a line each with the reason; they were
 *     set aside within the store and are not in {@code state}. At most a hundred lines
 */
public record OpenedState(
    StateStore store, StoredState state, StateOrigin beginning, List<String> unreadable) {
  /** Copies the list. */
  public OpenedState {
    unreadable = List.copyOf(unreadable);
  }
}
