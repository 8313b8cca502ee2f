package dev.tend.definition.type;

import dev.tend.definition.value.NameTypes;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.ValueType;
import dev.tend.definition.value.ValueTypes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the declaration of an extension attribute or of a parameter says. */
public final class AttributeProperties {
  private static final Map<String, ValueType<?>> TYPES = new LinkedHashMap<>();

  static {
    TYPES.put("duration", ValueTypes.DURATION);
    TYPES.put("count", ValueTypes.COUNT);
    TYPES.put("percentage", ValueTypes.PERCENT);
    TYPES.put("quantity", ValueTypes.QUANTITY);
    TYPES.put("port", ValueTypes.PORT);
    TYPES.put("name", ValueTypes.NAME);
    TYPES.put("host", NameTypes.HOST);
    TYPES.put("mailAddress", NameTypes.MAIL_ADDRESS);
    TYPES.put("service", NameTypes.SERVICE);
    TYPES.put("text", ValueTypes.TEXT);
    TYPES.put("boolean", ValueTypes.BOOLEAN);
  }

  /** Before the name of an attribute where it is used or overridden. */
  public static final String PREFIX = "ExtensionAttributes.";

  public static final Property<String> TYPE =
      Property.of("type", ValueTypes.oneOf(typeNames()), "The type of its values.").mandatory();

  public static final Property<String> MEANING =
      Property.of("meaning", ValueTypes.TEXT, "What it does, for get-monitoring-item-help.");

  private AttributeProperties() {}

  /** The words after {@code type:}. */
  public static List<String> typeNames() {
    return List.copyOf(TYPES.keySet());
  }

  /** The type of a word; empty when there is none. */
  public static Optional<ValueType<?>> typeNamed(String name) {
    return Optional.ofNullable(TYPES.get(name));
  }
}
