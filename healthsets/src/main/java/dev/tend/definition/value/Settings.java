package dev.tend.definition.value;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The values of one item by property name, each with its provenance. Immutable; what is not set has
 * the property's default.
 */
public final class Settings {
  private static final Settings NONE = new Settings(Map.of(), List.of());

  private final Map<String, Setting> byName;
  private final List<Property<?>> attributes;

  private Settings(Map<String, Setting> byName, List<Property<?>> attributes) {
    this.byName = byName;
    this.attributes = attributes;
  }

  /** No value set. */
  public static Settings none() {
    return NONE;
  }

  /** These values, in this order. */
  public static Settings of(Map<String, Setting> byName) {
    return of(byName, List.of());
  }

  /** These values, in this order, of an item with attributes of its own. */
  public static Settings of(Map<String, Setting> byName, List<Property<?>> attributes) {
    return new Settings(
        Collections.unmodifiableMap(new LinkedHashMap<>(byName)), List.copyOf(attributes));
  }

  /** These values with one added or replaced. */
  public Settings with(String name, Setting setting) {
    Map<String, Setting> changed = new LinkedHashMap<>(byName);
    changed.put(name, setting);
    return new Settings(Collections.unmodifiableMap(changed), attributes);
  }

  /** The names that are set, in file order. */
  public Set<String> names() {
    return byName.keySet();
  }

  /**
   * The properties that the item declares for itself, named {@code ExtensionAttributes.Name}, in
   * file order.
   */
  public List<Property<?>> attributes() {
    return attributes;
  }

  /** What is set under a name, not resolved; empty when nothing is. */
  public Optional<Setting> setting(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /**
   * The value of a property: what is set, a reference followed, else the default.
   *
   * @throws IllegalStateException if the property has no default and is not set; the reader refuses
   *     such items
   */
  public <T> T get(Property<T> property) {
    return find(property)
        .orElseThrow(
            () -> new IllegalStateException("property " + property.name() + " is not set"));
  }

  /** The value of a property or its default; empty when it has neither. */
  public <T> Optional<T> find(Property<T> property) {
    Setting setting = byName.get(property.name());
    if (setting != null && setting.value() instanceof Setting.AttributeReference reference) {
      setting = byName.get(reference.attribute());
    }
    return setting == null
        ? property.defaultValue()
        : Optional.of(property.type().javaType().cast(setting.value()));
  }

  /** Where the value of a property came from; a reference answers for the attribute it follows. */
  public Provenance provenance(Property<?> property) {
    Setting setting = byName.get(property.name());
    if (setting != null && setting.value() instanceof Setting.AttributeReference reference) {
      setting = byName.getOrDefault(reference.attribute(), setting);
    }
    return setting == null ? new Provenance.Default() : setting.provenance();
  }

  /** Where a value was written in the file itself; empty when it was not. */
  public Optional<SourcePosition> declaredAt(String name) {
    return setting(name)
        .map(Setting::provenance)
        .filter(Provenance.Declared.class::isInstance)
        .map(declared -> ((Provenance.Declared) declared).at());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Settings settings
        && byName.equals(settings.byName)
        && attributes.equals(settings.attributes);
  }

  @Override
  public int hashCode() {
    return byName.hashCode();
  }

  @Override
  public String toString() {
    return byName.toString();
  }
}
