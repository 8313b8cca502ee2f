package dev.tend.definition.yaml;

import dev.tend.definition.value.SourcePosition;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Values that the agent's configuration gives to the parameters of health sets, by {@code
 * HealthSet.parameter}; case does not count.
 *
 * @param byName all of them
 */
public record Parameters(Map<String, Value> byName) {
  /** Copies the mapping. */
  public Parameters {
    Map<String, Value> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(byName);
    byName = Collections.unmodifiableMap(copy);
  }

  /**
   * One value.
   *
   * @param text as in a definition
   * @param at where it was written
   */
  public record Value(String text, SourcePosition at) {}

  /** None: every parameter has its default. */
  public static Parameters none() {
    return new Parameters(Map.of());
  }

  /** The value of a set's parameter; empty when none is given. */
  public Optional<Value> find(String healthSet, String parameter) {
    return Optional.ofNullable(byName.get(healthSet + "." + parameter));
  }
}
