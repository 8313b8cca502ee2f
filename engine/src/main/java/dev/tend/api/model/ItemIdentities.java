package dev.tend.api.model;

import java.util.List;

/**
 * The items that there are.
 *
 * @param agentRunning whether the agent itself says so; if not, this is what the definitions say,
 *     and targets that must be discovered are not known
 * @param items in the order of the definitions
 */
public record ItemIdentities(boolean agentRunning, List<ItemIdentity> items) {
  /** Copies the list. */
  public ItemIdentities {
    items = List.copyOf(items);
  }
}
