package dev.tend.definition.value;

/**
 * One value and where it came from.
 *
 * @param value the parsed value, of the property's own type; or an {@link AttributeReference}
 * @param provenance who said so
 */
public record Setting(Object value, Provenance provenance) {

  /**
   * A value given as {@code ${ExtensionAttributes.Name}}: it follows the item's attribute, also
   * when an override changes that.
   *
   * @param attribute the attribute's property name, {@code ExtensionAttributes.Name}
   */
  public record AttributeReference(String attribute) {}
}
