package dev.tend.definition.type;

import dev.tend.definition.value.Property;
import dev.tend.definition.value.ValueTypes;

/** What the declaration of an extension attribute or of a parameter says. */
public final class AttributeProperties {
  /** Before the name of an attribute where it is used or overridden. */
  public static final String PREFIX = "ExtensionAttributes.";

  /** The word for its type. */
  public static final Property<String> TYPE =
      Property.of("type", ValueTypes.oneOf(AttributeTypes.names()), "The type of its values.")
          .mandatory();

  /** What it means. */
  public static final Property<String> MEANING =
      Property.of("meaning", ValueTypes.TEXT, "What it does, for get-monitoring-item-help.");

  private AttributeProperties() {}
}
