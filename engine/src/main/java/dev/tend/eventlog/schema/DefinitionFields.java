package dev.tend.eventlog.schema;

import dev.tend.core.event.DefinitionEvent;
import dev.tend.core.input.CoreSettings;
import dev.tend.definition.ItemDefinition;
import dev.tend.definition.ItemProperties;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.Provenance;
import dev.tend.definition.value.Settings;
import java.util.List;

/** The fields of what is watched. */
final class DefinitionFields {
  private static final int MAX_PROPERTIES = 100;

  private DefinitionFields() {}

  static void write(LineWriter writer, DefinitionEvent body) {
    switch (body) {
      case DefinitionEvent.DefinitionApplied applied -> {
        writer.item(applied.item());
        definition(writer, applied.definition());
      }
      case DefinitionEvent.HealthSetApplied applied ->
          writer
              .text(EventField.HEALTH_SET, applied.healthSet())
              .text(EventField.HEALTH_GROUP, applied.group().text())
              .flag(EventField.ENABLED, applied.enabled())
              .text(EventField.PROVENANCE, "enabled", word(applied.provenance()));
      case DefinitionEvent.DefinitionRemoved removed ->
          writer.item(removed.item()).text(EventField.ITEM_TYPE, removed.itemType().text());
      case DefinitionEvent.ApplyRefused refused ->
          writer
              .text(EventField.OUTCOME, EcsOutcome.of(false))
              .text(EventField.ERROR_MESSAGE, refused.problem());
      case DefinitionEvent.SettingsApplied settings -> settings(writer, settings.settings());
      case DefinitionEvent.Discovered discovered -> discovered(writer, discovered);
      case DefinitionEvent.TargetRetired retired ->
          writer
              .text(EventField.HEALTH_SET, retired.healthSet())
              .text(EventField.TARGET, retired.target())
              .flag(EventField.WAS_RAISED, retired.raised());
    }
  }

  private static void definition(LineWriter writer, ItemDefinition definition) {
    writer
        .text(EventField.ITEM_TYPE, definition.itemType().text())
        .text(EventField.DEFINITION_TYPE, definition.type().name())
        .text(EventField.DEFINITION_AT, definition.position().toString());
    List<Property<?>> properties = ItemProperties.of(definition).all();
    properties.stream()
        .limit(MAX_PROPERTIES)
        .forEach(property -> property(writer, property, definition.settings()));
    if (properties.size() > MAX_PROPERTIES) {
      writer.cut(EventField.PROPERTY);
    }
  }

  private static <T> void property(LineWriter writer, Property<T> property, Settings settings) {
    settings
        .find(property)
        .map(property.type()::format)
        .ifPresent(value -> writer.text(EventField.PROPERTY, property.name(), value));
    String provenance = word(settings.provenance(property));
    if (!provenance.isEmpty()) {
      writer.text(EventField.PROVENANCE, property.name(), provenance);
    }
  }

  /** Who gave a value, unless that is what one expects. */
  private static String word(Provenance provenance) {
    return switch (provenance) {
      case Provenance.Default nobody -> "";
      case Provenance.Declared declared -> "";
      case Provenance.Parameter parameter -> parameter.toString();
      case Provenance.Overridden overridden -> overridden.toString();
    };
  }

  private static void settings(LineWriter writer, CoreSettings settings) {
    writer
        .text(EventField.SERVER, settings.server())
        .text(EventField.MODE, settings.recoveryActions().text())
        .seconds(EventField.STARTUP_GRACE, settings.startupGrace())
        .texts(EventField.ARMED, List.copyOf(settings.armed()))
        .number(EventField.SETTINGS_PER_HOUR, settings.maximumPerHour())
        .number(EventField.SETTINGS_PER_DAY, settings.maximumPerDay());
  }

  private static void discovered(LineWriter writer, DefinitionEvent.Discovered discovered) {
    boolean good = discovered.found() >= 0;
    writer
        .text(EventField.HEALTH_SET, discovered.healthSet())
        .text(EventField.OUTCOME, EcsOutcome.of(good));
    if (good) {
      writer.number(EventField.FOUND, discovered.found());
    }
    writer
        .texts(EventField.ADDED, discovered.added())
        .texts(EventField.MISSING, discovered.missing())
        .text(EventField.ERROR_MESSAGE, discovered.message());
  }
}
