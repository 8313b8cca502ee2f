package dev.tend.simulate.form;

import dev.tend.definition.value.SourcePosition;
import java.util.IdentityHashMap;
import java.util.Optional;

/** What was read of one mapping, by key. */
public final class Fields {
  private final SourcePosition at;
  private final IdentityHashMap<Key<?>, Object> values = new IdentityHashMap<>();

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
  public <T> T get(Key<T> key) {
    return find(key).orElseThrow(() -> new IllegalStateException(key.name() + " is not required"));
  }

  /** The value of a key; empty when it was left out. */
  @SuppressWarnings("unchecked") // put under this very key
  public <T> Optional<T> find(Key<T> key) {
    return Optional.ofNullable((T) values.get(key));
  }

  /** The value of a key, or another when it was left out. */
  public <T> T get(Key<T> key, T otherwise) {
    return find(key).orElse(otherwise);
  }

  /** Whether the key is there. */
  public boolean has(Key<?> key) {
    return values.containsKey(key);
  }

  void put(Key<?> key, Object value) {
    values.put(key, value);
  }
}
