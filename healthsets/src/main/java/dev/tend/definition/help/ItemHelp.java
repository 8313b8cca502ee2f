package dev.tend.definition.help;

import dev.tend.definition.ItemDefinition;
import java.util.List;
import java.util.Optional;

/**
 * All there is to say about one item: what {@code get-monitoring-item-help} shows.
 *
 * @param identity its identity; with a target, where that one differs from the others
 * @param itemType the word of its item type
 * @param type the name of its type
 * @param typeDescription what such items do
 * @param description what this one says
 * @param switchedOff why its whole health set is switched off; empty: it is not, or is not meant to
 *     take part
 * @param properties in the order of the descriptor, the item's own attributes last
 */
public record ItemHelp(
    String identity,
    String itemType,
    String type,
    String typeDescription,
    String description,
    Optional<String> switchedOff,
    List<PropertyHelp> properties) {

  /** Copies the list. */
  public ItemHelp {
    properties = List.copyOf(properties);
  }

  /**
   * What there is to say about an item, with overrides if it has them applied.
   *
   * @param target the target that this is about; empty: all
   * @param switchedOff why its health set is switched off; empty: it is not
   */
  public static ItemHelp of(
      ItemDefinition item, Optional<String> target, Optional<String> switchedOff) {
    List<PropertyHelp> properties =
        item.properties().stream()
            .<PropertyHelp>map(property -> PropertyHelp.of(property, item.settings()))
            .toList();
    return new ItemHelp(
        item.id().forTarget(target).toString(),
        item.itemType().text(),
        item.type().name(),
        item.type().description(),
        item.description(),
        switchedOff,
        properties);
  }
}
