package dev.tend.api.model;

import dev.tend.definition.ItemId;
import dev.tend.definition.help.ItemHelp;
import dev.tend.definition.help.PropertyHelp;
import java.util.List;
import java.util.Optional;

/**
 * All there is to say about one item.
 *
 * @param identity its identity; with a target, where that one differs from the others
 * @param itemType the word of its item type
 * @param type the name of its type
 * @param typeDescription what items of this type do
 * @param description what this one does
 * @param properties in the order of the descriptor, the item's own attributes last
 */
public record ItemExplanation(
    String identity,
    String itemType,
    String type,
    String typeDescription,
    String description,
    List<PropertyExplanation> properties) {
  /** Copies the list. */
  public ItemExplanation {
    properties = List.copyOf(properties);
  }

  /**
   * One property.
   *
   * @param property the property's own name
   * @param value what holds, as it would be written; empty: nothing does
   * @param from where that came from: {@code default}, a position, a parameter, an override
   * @param type the name of its type
   * @param expected what to write
   * @param defaultValue what holds when nothing is said; empty: nothing does
   * @param required whether a definition must give it
   * @param overridable whether an override may set it
   * @param exchangeNames Exchange's names for it, for overrides
   * @param meaning what it does
   */
  public record PropertyExplanation(
      String property,
      Optional<String> value,
      String from,
      String type,
      String expected,
      Optional<String> defaultValue,
      boolean required,
      boolean overridable,
      List<String> exchangeNames,
      String meaning) {
    /** Copies the list. */
    public PropertyExplanation {
      exchangeNames = List.copyOf(exchangeNames);
    }
  }

  /** What help says, for a target or for all. */
  public static ItemExplanation of(ItemHelp help, Optional<String> target) {
    ItemId id = help.id().forTarget(target);
    return new ItemExplanation(
        id.toString(),
        help.itemType().text(),
        help.type(),
        help.typeDescription(),
        help.description(),
        help.properties().stream().map(ItemExplanation::of).toList());
  }

  private static PropertyExplanation of(PropertyHelp help) {
    return new PropertyExplanation(
        help.name(),
        help.value(),
        help.provenance(),
        help.type(),
        help.expected(),
        help.defaultValue(),
        help.required(),
        help.overridable(),
        help.aliases(),
        help.meaning());
  }
}
