package dev.tend.override.merge;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.ItemDefinition;
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
 * @param item the item; empty for a health set
 * @param key distinguishes the owners within one health set
 * @param name its name in messages
 * @param settings its values as declared
 * @param properties every property it has, its declared attributes among them
 * @param routed whether an attribute that is not declared is a route: an error class and its team
 * @param followed whether the value of some property follows an attribute
 */
record PropertyOwner(
    Optional<ItemDefinition> item,
    String key,
    String name,
    Settings settings,
    List<Property<?>> properties,
    boolean routed,
    boolean followed) {
  private static final String WHOLE_SET = "";

  static PropertyOwner of(HealthSetDefinition set) {
    return new PropertyOwner(
        Optional.empty(),
        WHOLE_SET,
        set.name(),
        set.settings(),
        HealthSetProperties.ALL,
        false,
        false);
  }

  static PropertyOwner of(ItemDefinition item) {
    boolean escalates =
        item instanceof ResponderDefinition responder && responder.kind() == ResponderKind.ESCALATE;
    return new PropertyOwner(
        Optional.of(item),
        item.itemType().text() + "\\" + EffectiveSet.fold(item.id().item()),
        item.id().item(),
        item.settings(),
        item.properties(),
        escalates,
        item.settings().names().stream().anyMatch(name -> follows(item.settings(), name)));
  }

  /** The name of the health set that it is, or is in. */
  String set() {
    return item.map(one -> one.id().healthSet()).orElse(name);
  }

  /** The property of a name or of an Exchange name, in any case. */
  Optional<Property<?>> property(String name) {
    for (Property<?> property : properties) {
      if (property.name().equalsIgnoreCase(name) || property.aliasNamed(name).isPresent()) {
        return Optional.of(property);
      }
    }
    return Optional.empty();
  }

  /** A property and those whose value follows it: all that change when it does. */
  List<Property<?>> changedWith(Property<?> property) {
    if (!followed) {
      return List.of(property);
    }
    Setting.AttributeReference reference = new Setting.AttributeReference(property.name());
    List<Property<?>> changed = new ArrayList<>(List.of(property));
    for (Property<?> other : properties) {
      if (settings.setting(other.name()).filter(s -> s.value().equals(reference)).isPresent()) {
        changed.add(other);
      }
    }
    return List.copyOf(changed);
  }

  private static boolean follows(Settings settings, String name) {
    return settings
        .setting(name)
        .filter(setting -> setting.value() instanceof Setting.AttributeReference)
        .isPresent();
  }
}
