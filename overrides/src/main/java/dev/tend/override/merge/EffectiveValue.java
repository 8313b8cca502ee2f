package dev.tend.override.merge;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.type.ResponderProperties;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.Provenance;
import dev.tend.definition.value.Settings;
import dev.tend.override.Subject;
import java.util.List;
import java.util.Optional;

/**
 * What is in effect now where an override changes something, or would.
 *
 * @param property the property's own name
 * @param value the value in the property's notation; empty when it has none
 * @param from who set it; without a value the default
 */
public record EffectiveValue(String property, Optional<String> value, Provenance from) {

  /**
   * Looks a value up. For a subject without a target it is the value of every copy that no override
   * names.
   *
   * @param effective the definitions in effect
   * @param subject what an override changes
   * @param property the property's own name or one of its Exchange names, in any case
   * @return empty when there is no such health set, item, target or property here
   */
  public static Optional<EffectiveValue> of(
      EffectiveDefinitions effective, Subject subject, String property) {
    Optional<HealthSetDefinition> set =
        effective
            .set(subject.healthSet())
            .map(found -> subject.target().map(found::forTarget).orElse(found.definition()));
    if (set.isEmpty()) {
      return Optional.empty();
    }
    return switch (new IdentityResolver(List.of(set.get())).locate(subject)) {
      case Lookup.Found<PropertyOwner> found -> of(found.value(), property.strip());
      case Lookup.None<PropertyOwner> none -> Optional.empty();
    };
  }

  private static Optional<EffectiveValue> of(PropertyOwner owner, String name) {
    Settings settings = owner.settings();
    Optional<Property<?>> property = owner.property(name);
    if (property.isPresent()) {
      return Optional.of(of(settings, property.get()));
    }
    String prefix = PropertyChange.OfRoute.PREFIX;
    if (!owner.routed() || !name.regionMatches(true, 0, prefix, 0, prefix.length())) {
      return Optional.empty();
    }
    String errorClass = name.substring(prefix.length());
    Optional<String> team = new PropertyChange.OfRoute(errorClass, "").declaredIn(settings);
    Provenance from =
        team.isPresent()
            ? settings.provenance(ResponderProperties.ROUTES)
            : new Provenance.Default();
    return Optional.of(new EffectiveValue(name, team, from));
  }

  private static <T> EffectiveValue of(Settings settings, Property<T> property) {
    return new EffectiveValue(
        property.name(),
        settings.find(property).map(property.type()::format),
        settings.provenance(property));
  }
}
