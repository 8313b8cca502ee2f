package dev.tend.definition.value;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All there is to say about one property of an item, in one place: reader, cross-checks, JSON
 * Schema, help, overrides and documents read it here.
 *
 * @param name in camelCase as written in YAML; dots lead into nested mappings ({@code
 *     throttle.maximumPerHour})
 * @param type how its values are written
 * @param meaning one or two sentences for {@code get-monitoring-item-help}: what it does, and what
 *     absence means
 * @param defaultValue the value when nothing is said; empty when absence has its own meaning or is
 *     an error
 * @param required whether absence is an error
 * @param overridable whether an override may set it; never true for what is executed, or where
 *     secrets are
 * @param aliases Exchange's names for it; accepted in overrides, not in YAML
 * @param <T> the Java type of its values
 */
public record Property<T>(
    String name,
    ValueType<T> type,
    String meaning,
    Optional<T> defaultValue,
    boolean required,
    boolean overridable,
    List<Alias> aliases) {

  /** A property that may be left out and then has no value, and that no override may set. */
  public static <T> Property<T> of(String name, ValueType<T> type, String meaning) {
    return new Property<>(name, type, meaning, Optional.empty(), false, false, List.of());
  }

  /** The same with a default. */
  public Property<T> orElse(T value) {
    return new Property<>(name, type, meaning, Optional.of(value), false, overridable, aliases);
  }

  /** The same, but it must be given. */
  public Property<T> mandatory() {
    return new Property<>(name, type, meaning, Optional.empty(), true, overridable, aliases);
  }

  /** The same, but overrides may set it. */
  public Property<T> open() {
    return new Property<>(name, type, meaning, defaultValue, required, true, aliases);
  }

  /** The same with one of Exchange's names. */
  public Property<T> alias(String exchangeName, String bareNumberUnit) {
    List<Alias> more =
        Stream.concat(aliases.stream(), Stream.of(new Alias(exchangeName, bareNumberUnit)))
            .toList();
    return new Property<>(name, type, meaning, defaultValue, required, overridable, more);
  }

  /** The alias of this name, in any case; empty when there is none. */
  public Optional<Alias> aliasNamed(String other) {
    for (Alias alias : aliases) {
      if (alias.name().equalsIgnoreCase(other)) {
        return Optional.of(alias);
      }
    }
    return Optional.empty();
  }
}
