package dev.tend.definition.help;

import dev.tend.definition.ItemDefinition;
import dev.tend.definition.ItemId;
import dev.tend.definition.ItemProperties;
import dev.tend.definition.ItemType;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.Settings;
import java.util.List;

/**
 * All there is to say about one item: what {@code get-monitoring-item-help} shows.
 *
 * @param id its identity
 * @param itemType whether it is a probe, a monitor or a responder
 * @param type the name of its type
 * @param typeDescription what such items do
 * @param description what this one says
 * @param properties in the order of the descriptor, the item's own attributes last
 */
public record ItemHelp(
    ItemId id,
    ItemType itemType,
    String type,
    String typeDescription,
    String description,
    List<PropertyHelp> properties) {

  /** Copies the list. */
  public ItemHelp {
    properties = List.copyOf(properties);
  }

  /** What there is to say about an item, as it stands: with overrides, if it has them applied. */
  public static ItemHelp of(ItemDefinition item) {
    List<PropertyHelp> properties =
        ItemProperties.of(item).all().stream()
            .<PropertyHelp>map(property -> help(property, item.settings()))
            .toList();
    return new ItemHelp(
        item.id(),
        item.itemType(),
        item.type().name(),
        item.type().description(),
        item.description(),
        properties);
  }

  private static <T> PropertyHelp help(Property<T> property, Settings settings) {
    return PropertyHelp.of(property, settings);
  }
}
