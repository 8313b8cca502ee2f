package dev.tend.testing.scenario;

import dev.tend.definition.ItemId;
import java.util.Optional;

/** Which items a case means when it names one. */
public final class ItemReferences {
  private ItemReferences() {}

  /** Whether naming one item means another: the same one, or one of its targets. */
  public static boolean cover(ItemId named, ItemId item) {
    return named.equals(item)
        || (named.target().isEmpty() && named.equals(item.forTarget(Optional.empty())));
  }
}
