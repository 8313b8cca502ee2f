package dev.tend.state;

import dev.tend.core.durable.StoredState;
import java.util.List;

/**
 * What came of opening the state.
 *
 * @param store the store, which the caller must close
 * @param state what to go on from
 * @param beginning where that came from
 * @param unreadable pieces that this version cannot read, a line each with the reason; they were
 *     set aside within the store and are not in {@code state}. At most a hundred lines
 */
public record Opened(
    StateStore store, StoredState state, Beginning beginning, List<String> unreadable) {
  /** Copies the list. */
  public Opened {
    unreadable = List.copyOf(unreadable);
  }

  /** Whether everything is there that was kept: nothing was replaced or left out. */
  public boolean whole() {
    return !(beginning instanceof Beginning.Replaced) && unreadable.isEmpty();
  }
}
