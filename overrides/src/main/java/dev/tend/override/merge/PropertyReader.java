package dev.tend.override.merge;

import dev.tend.definition.problem.Suggestions;
import dev.tend.definition.value.Alias;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.ValueException;
import dev.tend.definition.value.ValueTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** Turns the name and the value of an override into a change of one owner. */
record PropertyReader(PropertyOwner owner) {
  private static final Pattern BARE_NUMBER = Pattern.compile("\\d+(\\.\\d+)?");
  private static final String ROUTE = PropertyChange.OfRoute.PREFIX;

  Lookup<PropertyChange> read(String typedName, String typedValue) {
    String name = typedName.strip();
    String value = typedValue.strip();
    Optional<Property<?>> property = owner.property(name);
    if (property.isPresent()) {
      return read(property.get(), name, value);
    }
    if (owner.routed() && name.regionMatches(true, 0, ROUTE, 0, ROUTE.length())) {
      return route(name.substring(ROUTE.length()), value);
    }
    return new Lookup.None<>(
        new OverrideOutcome.Refused(
            owner.name() + " has no property '" + name + "'", choice(), nearest(name)));
  }

  private Lookup<PropertyChange> read(Property<?> property, String name, String value) {
    for (Property<?> changed : owner.changedWith(property)) {
      if (!changed.overridable()) {
        return Lookup.refused(
            changed.name() + " of " + owner.name() + " cannot be overridden", choice());
      }
    }
    return parse(property, value + unit(property, name, value), value);
  }

  /** A bare number has a unit under an Exchange name, not under the property's own. */
  private String unit(Property<?> property, String name, String value) {
    if (property.name().equals(name) || !BARE_NUMBER.matcher(value).matches()) {
      return "";
    }
    return property
        .aliasNamed(name)
        .map(Alias::bareNumberUnit)
        .map(unit -> unit.isEmpty() ? ValueRules.bareUnit(owner, property) : unit)
        .orElse("");
  }

  private String choice() {
    return "one of " + String.join(", ", overridable());
  }

  private List<String> overridable() {
    return owner.properties().stream()
        .filter(Property::overridable)
        .<String>map(Property::name)
        .toList();
  }

  private Optional<String> nearest(String name) {
    List<String> names = new ArrayList<>(overridable());
    owner.properties().stream()
        .filter(Property::overridable)
        .forEach(property -> property.aliases().forEach(alias -> names.add(alias.name())));
    return Suggestions.nearest(name, names);
  }

  private <T> Lookup<PropertyChange> parse(Property<T> property, String text, String typed) {
    try {
      T parsed = property.type().parse(text);
      return ValueRules.objection(owner, property, parsed)
          .<Lookup<PropertyChange>>map(Lookup.None::new)
          .orElseGet(() -> new Lookup.Found<>(new PropertyChange.OfProperty<>(property, parsed)));
    } catch (ValueException e) {
      String because = because(e);
      return Lookup.refused(
          "%s of %s cannot be '%s'%s. %s"
              .formatted(property.name(), owner.name(), typed, because, property.meaning()),
          property.type().expected());
    }
  }

  /** What is wrong with a text, unless that is only that something else was expected. */
  private static String because(ValueException refusal) {
    String message = Objects.requireNonNullElse(refusal.getMessage(), "");
    return message.isEmpty() || message.startsWith("expected ") ? "" : ": " + message;
  }

  private Lookup<PropertyChange> route(String errorClass, String team) {
    try {
      return new Lookup.Found<>(
          new PropertyChange.OfRoute(
              ValueTypes.NAME.parse(errorClass), ValueTypes.TEXT.parse(team)));
    } catch (ValueException e) {
      return Lookup.refused(
          "no route of "
              + owner.name()
              + " can lead from '"
              + errorClass
              + "' to '"
              + team
              + "': "
              + e.getMessage(),
          "ExtensionAttributes.ERRORCLASS and the name of a team");
    }
  }
}
