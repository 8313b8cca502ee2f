package dev.tend.override.merge;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.ItemDefinition;
import dev.tend.definition.ItemProperties;
import dev.tend.definition.ItemType;
import dev.tend.definition.ResponderDefinition;
import dev.tend.definition.type.HealthSetProperties;
import dev.tend.definition.type.ResponderKind;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.Setting;
import dev.tend.definition.value.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Something that an override can change values of: an item, or a health set as a whole.
 *
 * @param key tells the places of one health set apart
 * @param name what messages call it
 * @param settings its values as declared
 * @param properties every property it has, its declared attributes among them
 * @param routed whether an attribute that is not declared is a route: an error class and its team
 */
record Place(
    String key, String name, Settings settings, List<Property<?>> properties, boolean routed) {

  static Place of(HealthSetDefinition set) {
    return new Place("", set.name(), set.settings(), HealthSetProperties.ALL, false);
  }

  static Place of(ItemDefinition item) {
    boolean escalates =
        item instanceof ResponderDefinition responder && responder.kind() == ResponderKind.ESCALATE;
    return new Place(
        key(item), item.id().item(), item.settings(), ItemProperties.of(item).all(), escalates);
  }

  /** The property of a name or of an Exchange name, in any case. */
  Optional<Property<?>> property(String name) {
    for (Property<?> property : properties) {
      if (property.name().equalsIgnoreCase(name)
          || ItemProperties.aliasOf(property, name).isPresent()) {
        return Optional.of(property);
      }
    }
    return Optional.empty();
  }

  /** A property and those whose value follows it: all that change when it does. */
  List<Property<?>> changedWith(Property<?> property) {
    Setting.AttributeReference reference = new Setting.AttributeReference(property.name());
    List<Property<?>> changed = new ArrayList<>(List.of(property));
    for (Property<?> other : properties) {
      if (settings.setting(other.name()).filter(s -> s.value().equals(reference)).isPresent()) {
        changed.add(other);
      }
    }
    return List.copyOf(changed);
  }

  static String key(ItemDefinition item) {
    return key(item.itemType(), item.id().item());
  }

  static String key(ItemType type, String item) {
    return type.text() + "\\" + EffectiveSet.fold(item);
  }
}
