package dev.tend.definition.help;

import dev.tend.definition.value.Alias;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.Settings;
import java.util.List;
import java.util.Optional;

/**
 * All there is to say about one property of one item.
 *
 * @param name as in definitions and overrides
 * @param aliases Exchange's names for it, for overrides
 * @param type the name of its type
 * @param expected what to write
 * @param meaning what it does, and what absence means
 * @param defaultValue what holds when nothing is said; empty: nothing does
 * @param required whether a definition must give it
 * @param overridable whether an override may set it
 * @param value what holds now, as it would be written; empty: nothing does
 * @param provenance where that came from: {@code default}, a position, a parameter, an override
 */
public record PropertyHelp(
    String name,
    List<String> aliases,
    String type,
    String expected,
    String meaning,
    Optional<String> defaultValue,
    boolean required,
    boolean overridable,
    Optional<String> value,
    String provenance) {

  /** Copies the list. */
  public PropertyHelp {
    aliases = List.copyOf(aliases);
  }

  /** A property as an item with these settings has it. */
  public static <T> PropertyHelp of(Property<T> property, Settings settings) {
    return new PropertyHelp(
        property.name(),
        property.aliases().stream().map(Alias::name).toList(),
        property.type().name(),
        property.type().expected(),
        property.meaning(),
        property.defaultValue().map(property.type()::format),
        property.required(),
        property.overridable(),
        settings.find(property).map(property.type()::format),
        settings.provenance(property).toString());
  }
}
