package dev.tend.override.merge;

import dev.tend.definition.HealthSetDefinition;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One health set with what overrides change in it. Two are equal when every value and its
 * provenance are. A definition that no override touches is the very object that was given, so that
 * comparing with an earlier merge of the same definitions costs little; unless the mode of the set
 * lowers that of a responder, which is done here, after all overrides, so that none escapes it.
 *
 * @param definition holds for every target that {@code byTarget} does not name, and for a set
 *     without targets
 * @param byTarget the definition for each target that an override names and changes, by the
 *     target's name in lower case
 */
public record EffectiveSet(
    HealthSetDefinition definition, Map<String, HealthSetDefinition> byTarget) {
  /** Lowers modes; copies the map, its keys in lower case and sorted. */
  public EffectiveSet {
    definition = definition.withLoweredModes();
    Map<String, HealthSetDefinition> folded = new TreeMap<>();
    byTarget.forEach((target, changed) -> folded.put(fold(target), changed.withLoweredModes()));
    byTarget = Collections.unmodifiableMap(folded);
  }

  /** A set in which nothing is changed. */
  public static EffectiveSet unchanged(HealthSetDefinition definition) {
    return new EffectiveSet(definition, Map.of());
  }

  /** The definition in effect for a target; the case of the target's name is ignored. */
  public HealthSetDefinition forTarget(String target) {
    return byTarget.getOrDefault(fold(target), definition);
  }

  static String fold(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
