package dev.tend.override.merge;

import dev.tend.definition.StateTransitions;
import dev.tend.definition.problem.Problem;
import dev.tend.definition.type.MonitorProperties;
import dev.tend.definition.type.ResponderProperties;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.Provenance;
import dev.tend.definition.value.Setting;
import dev.tend.definition.value.Settings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What an override does to the settings of one place. */
sealed interface PropertyChange {

  /** The name that distinguishes it from other changes of the same place. */
  String setting();

  /** The name under which an override asks for it. */
  String propertyName();

  /** What the property means. */
  String meaning();

  /** The new value in the property's notation. */
  String value();

  /** The value so far in the property's notation; empty when there is none. */
  Optional<String> declaredIn(Settings settings);

  /** The settings with the new value. */
  Settings applyTo(Settings settings, Provenance provenance);

  /** Refused, though valid by itself, for what it would break beside the others. */
  default OverrideOutcome breaking(Problem broken) {
    return new OverrideOutcome.Refused(
        "with %s %s %s. %s".formatted(propertyName(), value(), broken.what(), meaning()),
        broken.expected().isEmpty()
            ? "another " + propertyName()
            : "another %s, or beside it: %s".formatted(propertyName(), broken.expected()));
  }

  /** Refused with all that it may conflict with. */
  default OverrideOutcome oneOfTooMany(Problem broken) {
    return new OverrideOutcome.Refused(
        "%s %s is one of too many that do not fit together, on items that name one another, to"
                .formatted(propertyName(), value())
            + " find out which of them do; with all of them "
            + broken.what(),
        "overrides of these items that fit together");
  }

  /** Sets a property. */
  record OfProperty<T>(Property<T> property, T parsed) implements PropertyChange {
    private static final String CHAIN = "stateTransitions.";

    @Override
    public String setting() {
      return property.name();
    }

    @Override
    public String propertyName() {
      return property.name();
    }

    @Override
    public String meaning() {
      return property.meaning();
    }

    @Override
    public String value() {
      return property.type().format(parsed);
    }

    @Override
    public Optional<String> declaredIn(Settings settings) {
      return settings.find(property).map(property.type()::format);
    }

    @Override
    public Settings applyTo(Settings settings, Provenance provenance) {
      return withChain(settings).with(property.name(), new Setting(parsed, provenance));
    }

    /**
     * One step that is set replaces the whole default chain, so its other steps are set as well.
     */
    private Settings withChain(Settings settings) {
      if (!property.name().startsWith(CHAIN)
          || settings.names().stream().anyMatch(name -> name.startsWith(CHAIN))) {
        return settings;
      }
      Settings complete = settings;
      for (StateTransitions.Step step : StateTransitions.DEFAULT.steps()) {
        complete =
            complete.with(
                MonitorProperties.stateTransition(step.state()).name(),
                new Setting(step.after(), new Provenance.Default()));
      }
      return complete;
    }
  }

  /** Sends one class of error to a team. */
  record OfRoute(String errorClass, String team) implements PropertyChange {
    /** What precedes the error class in the name of a property. */
    static final String PREFIX = "ExtensionAttributes.";

    @Override
    public String setting() {
      return ResponderProperties.ROUTES.name() + "." + EffectiveSet.fold(errorClass);
    }

    @Override
    public String propertyName() {
      return PREFIX + errorClass;
    }

    @Override
    public String meaning() {
      return ResponderProperties.ROUTES.meaning();
    }

    @Override
    public String value() {
      return team;
    }

    @Override
    public Optional<String> declaredIn(Settings settings) {
      return settings.find(ResponderProperties.ROUTES).orElse(Map.of()).entrySet().stream()
          .filter(route -> route.getKey().equalsIgnoreCase(errorClass))
          .map(Map.Entry::getValue)
          .findFirst();
    }

    @Override
    public Settings applyTo(Settings settings, Provenance provenance) {
      Map<String, String> routes =
          new LinkedHashMap<>(settings.find(ResponderProperties.ROUTES).orElse(Map.of()));
      String declaredCase =
          routes.keySet().stream()
              .filter(errorClass::equalsIgnoreCase)
              .findFirst()
              .orElse(errorClass);
      routes.put(declaredCase, team);
      return settings.with(
          ResponderProperties.ROUTES.name(), new Setting(Map.copyOf(routes), provenance));
    }
  }
}
