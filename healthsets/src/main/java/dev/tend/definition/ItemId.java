package dev.tend.definition;

import java.util.Locale;
import java.util.Optional;

/**
 * The identity of an item, {@code HealthSet\Item} or {@code HealthSet\Item\Target}. Two identities
 * that differ in case alone are equal; output keeps the case of the declaration.
 */
public final class ItemId implements Comparable<ItemId> {
  private final String healthSet;
  private final String item;
  private final Optional<String> target;
  private final String folded;

  private ItemId(String healthSet, String item, Optional<String> target) {
    this.healthSet = healthSet;
    this.item = item;
    this.target = target;
    this.folded = toString().toLowerCase(Locale.ROOT);
  }

  /** An item, not of any one target. */
  public static ItemId of(String healthSet, String item) {
    return new ItemId(healthSet, item, Optional.empty());
  }

  /**
   * Reads an identity; {@code /} is as good as {@code \}, and only the first two count, so that a
   * target may hold either.
   *
   * @return the identity; empty when the text has no separator or an empty part
   */
  public static Optional<ItemId> parse(String text) {
    String[] parts = text.split("[\\\\/]", 3);
    if (parts.length < 2) {
      return Optional.empty();
    }
    for (String part : parts) {
      if (part.isBlank()) {
        return Optional.empty();
      }
    }
    ItemId untargeted = of(parts[0], parts[1]);
    return Optional.of(parts.length == 3 ? untargeted.forTarget(parts[2]) : untargeted);
  }

  /** This item for one target. */
  public ItemId forTarget(String name) {
    return new ItemId(healthSet, item, Optional.of(name));
  }

  /** This item for a target or for none. */
  public ItemId forTarget(Optional<String> name) {
    return new ItemId(healthSet, item, name);
  }

  /** Another item of the same health set and target. */
  public ItemId sibling(String otherItem) {
    return new ItemId(healthSet, otherItem, target);
  }

  /** The name of the health set, as declared. */
  public String healthSet() {
    return healthSet;
  }

  /** The name of the item, as declared. */
  public String item() {
    return item;
  }

  /** The target; empty for an item of a set without targets, or of no one target. */
  public Optional<String> target() {
    return target;
  }

  @Override
  public int compareTo(ItemId other) {
    return folded.compareTo(other.folded);
  }

  @Override
  public boolean equals(Object other) {
    return this == other || (other instanceof ItemId id && folded.equals(id.folded));
  }

  @Override
  public int hashCode() {
    return folded.hashCode();
  }

  @Override
  public String toString() {
    return healthSet + "\\" + item + target.map(name -> "\\" + name).orElse("");
  }
}
