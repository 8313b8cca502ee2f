package dev.tend.definition;

import dev.tend.definition.problem.Suggestions;
import dev.tend.definition.value.Alias;
import dev.tend.definition.value.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Every property of one item: those of its type, then the attributes that it declares for itself
 * ({@code ExtensionAttributes.Name}).
 */
public final class ItemProperties {
  private final List<Property<?>> properties;

  private ItemProperties(List<Property<?>> properties) {
    this.properties = List.copyOf(properties);
  }

  /** The properties of an item. */
  public static ItemProperties of(ItemDefinition item) {
    if (item.settings().attributes().isEmpty()) {
      return new ItemProperties(item.type().properties());
    }
    List<Property<?>> all = new ArrayList<>(item.type().properties());
    all.addAll(item.settings().attributes());
    return new ItemProperties(all);
  }

  /** All of them, in the order of help. */
  public List<Property<?>> all() {
    return properties;
  }

  /**
   * The property of a name or of one of Exchange's names, in any case; empty when there is none.
   */
  public Optional<Property<?>> find(String nameOrAlias) {
    for (Property<?> property : properties) {
      if (property.name().equalsIgnoreCase(nameOrAlias)) {
        return Optional.of(property);
      }
    }
    for (Property<?> property : properties) {
      if (aliasOf(property, nameOrAlias).isPresent()) {
        return Optional.of(property);
      }
    }
    return Optional.empty();
  }

  /** The alias of a property that goes by this name, in any case; empty when none does. */
  public static Optional<Alias> aliasOf(Property<?> property, String name) {
    for (Alias alias : property.aliases()) {
      if (alias.name().equalsIgnoreCase(name)) {
        return Optional.of(alias);
      }
    }
    return Optional.empty();
  }

  /** The name or alias nearest to one that was not found; empty when none is near. */
  public Optional<String> nearest(String name) {
    List<String> names = new ArrayList<>();
    properties.forEach(property -> names.add(property.name()));
    properties.forEach(property -> property.aliases().forEach(alias -> names.add(alias.name())));
    return Suggestions.nearest(name, names);
  }
}
