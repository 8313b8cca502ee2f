package dev.tend.definition.yaml;

import dev.tend.definition.problem.Problems;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.Settings;
import dev.tend.definition.value.SourcePosition;
import java.util.Optional;

/**
 * What was read of one mapping, by key.
 *
 * @param at where the mapping begins
 * @param settings the values as settings, each with its provenance
 * @param sound whether nothing in it was wrong or missing
 * @param problems where to report what is questionable about the whole
 */
public record Fields(SourcePosition at, Settings settings, boolean sound, Problems problems) {
  /** Where the value of a key begins; the file when it was left out. */
  public SourcePosition at(String key) {
    return settings.declaredAt(key).orElse(SourcePosition.ofFile(at.file()));
  }

  /** The value of a property, or its default. */
  public <T> T get(Property<T> property) {
    return settings.get(property);
  }

  /** The value of a property, or its default; empty when it has neither. */
  public <T> Optional<T> find(Property<T> property) {
    return settings.find(property);
  }

  /**
   * The value of a required key.
   *
   * @throws IllegalStateException if the key is not required, and not there
   */
  public <T> T get(FieldSpec<T> field) {
    return find(field)
        .orElseThrow(() -> new IllegalStateException(field.name() + " is not required"));
  }

  /** The value of a key; empty when it was left out. */
  @SuppressWarnings("unchecked") // read by the schema of the key with this name
  public <T> Optional<T> find(FieldSpec<T> field) {
    return settings.setting(field.name()).map(setting -> (T) setting.value());
  }

  /** The value of a key, or another when it was left out. */
  public <T> T get(FieldSpec<T> field, T otherwise) {
    return find(field).orElse(otherwise);
  }

  /** Whether the key is there. */
  public boolean has(FieldSpec<?> field) {
    return settings.setting(field.name()).isPresent();
  }
}
