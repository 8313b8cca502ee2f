package dev.tend.override;

import dev.tend.definition.ItemId;
import dev.tend.definition.ItemType;
import java.util.Optional;

/** What an override changes: an item, one target's instance of it, or a whole health set. */
public sealed interface Subject {

  /** The name of the health set, in the case in which it was given. */
  String healthSet();

  /** The one target that is meant; empty: every copy. */
  Optional<String> target();

  /** The word of an item type, or {@code HealthSet}. */
  String typeText();

  /** The identity as output shows it. */
  String text();

  /**
   * An item.
   *
   * @param type its type: a probe and a monitor may share a name
   * @param id its identity; with a target, only that target's instance is meant. The target {@code
   *     *} means every copy and is left out, so that both spellings are one override.
   */
  record Item(ItemType type, ItemId id) implements Subject {
    /** Leaves out the target {@code *}. */
    public Item {
      id = id.forTarget(id.target().filter(target -> !target.equals("*")));
    }

    @Override
    public String healthSet() {
      return id.healthSet();
    }

    @Override
    public Optional<String> target() {
      return id.target();
    }

    @Override
    public String typeText() {
      return type.text();
    }

    @Override
    public String text() {
      return id.toString();
    }
  }

  /**
   * A health set as a whole; only {@code enabled} can be set on it.
   *
   * @param healthSet its name
   */
  record WholeSet(String healthSet) implements Subject {
    @Override
    public Optional<String> target() {
      return Optional.empty();
    }

    @Override
    public String typeText() {
      return "HealthSet";
    }

    @Override
    public String text() {
      return healthSet;
    }
  }
}
