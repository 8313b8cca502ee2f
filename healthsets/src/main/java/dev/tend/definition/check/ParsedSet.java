package dev.tend.definition.check;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.ItemDefinition;
import java.util.Set;

/**
 * A health set as far as it could be read.
 *
 * @param definition what was read; properties that were refused are not set
 * @param unreadable names of items that are there but could not be read at all, so that nobody
 *     calls a reference to them dangling
 * @param flawed names of items of which some property was refused, so that nobody takes it for
 *     absent
 */
public record ParsedSet(
    HealthSetDefinition definition, Set<String> unreadable, Set<String> flawed) {
  /** Copies the sets. */
  public ParsedSet {
    unreadable = Set.copyOf(unreadable);
    flawed = Set.copyOf(flawed);
  }

  /** A set that was read completely. */
  public static ParsedSet of(HealthSetDefinition definition) {
    return new ParsedSet(definition, Set.of(), Set.of());
  }

  /** Whether all properties of an item are as its author wrote them. */
  boolean isWhole(ItemDefinition item) {
    return !flawed.contains(item.id().item());
  }

  boolean isUnreadable(String name) {
    return unreadable.stream().anyMatch(name::equalsIgnoreCase);
  }
}
