package dev.tend.definition.yaml;

import dev.tend.definition.value.Property;
import dev.tend.definition.value.Setting;
import dev.tend.definition.value.SourcePosition;
import dev.tend.definition.value.ValueType;
import java.util.List;
import java.util.Map;

/**
 * What {@code ${...}} can name at some place.
 *
 * @param parameters the set's parameters by name
 * @param attributes the item's own attributes, as properties
 * @param attributeValues their values by property name
 */
record SubstitutionScope(
    Map<String, Parameter> parameters,
    List<Property<?>> attributes,
    Map<String, Setting> attributeValues) {

  /** Nothing can be named. */
  static final SubstitutionScope EMPTY = new SubstitutionScope(Map.of(), List.of(), Map.of());

  /**
   * A parameter with its value.
   *
   * @param text the value as written
   * @param type its declared type
   * @param at where the value was written
   */
  record Parameter(String text, ValueType<?> type, SourcePosition at) {}

  /** The same within an item. */
  SubstitutionScope within(List<Property<?>> itemAttributes, Map<String, Setting> values) {
    return new SubstitutionScope(parameters, itemAttributes, values);
  }
}
