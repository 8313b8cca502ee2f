package dev.tend.definition.yaml;

import dev.tend.definition.problem.Problem;
import dev.tend.definition.problem.Problems;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.Provenance;
import dev.tend.definition.value.Setting;
import dev.tend.definition.value.Settings;
import dev.tend.definition.value.SourcePosition;
import java.util.Map;
import java.util.Optional;

/** What was read of one mapping, by key. */
public final class Fields {
  private final SourcePosition at;
  private final Settings settings;
  private final boolean sound;
  private final Problems problems;

  Fields(SourcePosition at, Map<String, Setting> read, boolean sound, Problems problems) {
    this.at = at;
    this.settings = Settings.of(read);
    this.sound = sound;
    this.problems = problems;
  }

  /** Where the mapping begins. */
  public SourcePosition at() {
    return at;
  }

  /** Where the value of a key begins; the file when it was left out. */
  public SourcePosition at(String key) {
    return settings
        .setting(key)
        .map(Setting::provenance)
        .filter(Provenance.Declared.class::isInstance)
        .map(declared -> ((Provenance.Declared) declared).at())
        .orElse(SourcePosition.ofFile(at.file()));
  }

  /** Whether nothing in it was wrong or missing. */
  boolean sound() {
    return sound;
  }

  /** The values as settings, each with its provenance. */
  public Settings settings() {
    return settings;
  }

  /** Reports something questionable about the whole. */
  public void report(Problem problem) {
    problems.add(problem);
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
