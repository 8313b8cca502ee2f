package dev.tend.testing.scenario;

import dev.tend.definition.ItemId;
import java.util.Optional;

/** What is meant by an item that a case names. */
public final class ItemReferences {
  private ItemReferences() {}

  /** Whether what is said of one item is said of another: of it, or of all targets of it. */
  public static boolean cover(ItemId said, ItemId item) {
    return said.equals(item)
        || (said.target().isEmpty() && said.equals(item.forTarget(Optional.empty())));
  }
}
