package dev.tend.api.model;

import dev.tend.definition.ItemId;
import java.util.Optional;

/**
 * Which items are asked for. What is empty asks for all; the case of names is ignored.
 *
 * @param healthSet one health set
 * @param item one item of it
 * @param target one target
 */
public record ItemFilter(
    Optional<String> healthSet, Optional<String> item, Optional<String> target) {

  /** Everything. */
  public static ItemFilter all() {
    return new ItemFilter(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** One health set and one target, each if given. */
  public static ItemFilter of(Optional<String> healthSet, Optional<String> target) {
    return new ItemFilter(healthSet, Optional.empty(), target);
  }

  /** What an identity names; a health set alone is one, too. */
  public static ItemFilter of(String identity) {
    return ItemId.parse(identity)
        .map(id -> new ItemFilter(Optional.of(id.healthSet()), Optional.of(id.item()), id.target()))
        .orElseGet(() -> of(Optional.of(identity), Optional.empty()));
  }

  /** Whether a health set is asked for. */
  public boolean holdsSet(String name) {
    return matches(healthSet, name);
  }

  /** Whether an item is asked for. */
  public boolean holds(ItemId id) {
    return holdsSet(id.healthSet())
        && matches(item, id.item())
        && (target.isEmpty() || matches(target, id.target().orElse("")));
  }

  private static boolean matches(Optional<String> wanted, String name) {
    return wanted.isEmpty() || wanted.get().equalsIgnoreCase(name);
  }
}
