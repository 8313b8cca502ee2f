package dev.tend.testing.schema;

import dev.tend.definition.value.SourcePosition;
import java.util.IdentityHashMap;
import java.util.Optional;

/** What was read of one mapping, by key. */
public final class Fields {
  private final SourcePosition at;
  private final IdentityHashMap<FieldSpec<?>, Object> values = new IdentityHashMap<>();

  Fields(SourcePosition at) {
    this.at = at;
  }

  /** Where the mapping begins. */
  public SourcePosition at() {
    return at;
  }

  /**
   * The value of a required key.
   *
   * @throws IllegalStateException if the key is not required, and not there
   */
  public <T> T get(FieldSpec<T> fieldSpec) {
    return find(fieldSpec)
        .orElseThrow(() -> new IllegalStateException(fieldSpec.name() + " is not required"));
  }

  /** The value of a key; empty when it was left out. */
  @SuppressWarnings("unchecked") // put under this very key
  public <T> Optional<T> find(FieldSpec<T> fieldSpec) {
    return Optional.ofNullable((T) values.get(fieldSpec));
  }

  /** The value of a key, or another when it was left out. */
  public <T> T get(FieldSpec<T> fieldSpec, T otherwise) {
    return find(fieldSpec).orElse(otherwise);
  }

  /** Whether the key is there. */
  public boolean has(FieldSpec<?> fieldSpec) {
    return values.containsKey(fieldSpec);
  }

  void put(FieldSpec<?> fieldSpec, Object value) {
    values.put(fieldSpec, value);
  }
}
