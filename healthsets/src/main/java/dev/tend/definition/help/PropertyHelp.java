package dev.tend.definition.help;

import dev.tend.definition.value.Alias;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.Settings;
import java.util.List;
import java.util.Optional;

/**
 * All there is to say about one property of one item, as the API and the command line give it.
 *
 * @param property the property's own name
 * @param value the value in effect, as it would be written; empty: there is none
 * @param from where that came from: {@code default}, a position, a parameter, an override
 * @param type the name of its type
 * @param expected what to write
 * @param defaultValue the value when nothing is said; empty: there is none
 * @param required whether a definition must give it
 * @param overridable whether an override may set it
 * @param exchangeNames Exchange's names for it, for overrides
 * @param meaning what it does, and what absence means
 */
public record PropertyHelp(
    String property,
    Optional<String> value,
    String from,
    String type,
    String expected,
    Optional<String> defaultValue,
    boolean required,
    boolean overridable,
    List<String> exchangeNames,
    String meaning) {

  /** Copies the list. */
  public PropertyHelp {
    exchangeNames = List.copyOf(exchangeNames);
  }

  /** A property as an item with these settings has it. */
  public static <T> PropertyHelp of(Property<T> property, Settings settings) {
    return new PropertyHelp(
        property.name(),
        settings.find(property).map(property.type()::format),
        settings.provenance(property).toString(),
        property.type().name(),
        property.type().expected(),
        property.defaultValue().map(property.type()::format),
        property.required(),
        property.overridable(),
        property.aliases().stream().map(Alias::name).toList(),
        property.meaning());
  }
}
