package dev.tend.definition;

import dev.tend.definition.type.CommonProperties;
import dev.tend.definition.type.ItemDescriptor;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.Settings;
import dev.tend.definition.value.SourcePosition;
import java.util.List;
import java.util.stream.Stream;

/** One item of a health set: its identity, its type, and its settings. */
public sealed interface ItemDefinition
    permits ProbeDefinition, MonitorDefinition, ResponderDefinition {

  /** The identity, without a target. */
  ItemId id();

  /** The descriptor of its type. */
  ItemDescriptor type();

  /** What was set, and by whom. */
  Settings settings();

  /** Where it was declared. */
  SourcePosition position();

  /** Whether it is a probe, a monitor or a responder. */
  ItemType itemType();

  /** The same item with other settings. */
  ItemDefinition withSettings(Settings changed);

  /** Whether it takes part. */
  default boolean enabled() {
    return settings().get(CommonProperties.ENABLED);
  }

  /** What a person reads; the type's own description where the item has none. */
  default String description() {
    return settings().find(CommonProperties.DESCRIPTION).orElse(type().description());
  }

  /**
   * Every property of it: those of its type, then the attributes that it declares for itself
   * ({@code ExtensionAttributes.Name}), in the order of help.
   */
  default List<Property<?>> properties() {
    return settings().attributes().isEmpty()
        ? type().properties()
        : Stream.concat(type().properties().stream(), settings().attributes().stream()).toList();
  }

  /** Where a property was written in the set itself; else where the item is. */
  default SourcePosition positionOf(Property<?> property) {
    return settings().declaredAt(property.name()).orElse(position());
  }
}
