package dev.tend.core.instance;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.value.Setting;
import dev.tend.definition.value.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Fills {@code {target}} in the texts of a health set's items. */
final class TargetTemplate {
  private static final String PLACEHOLDER = "{target}";

  private TargetTemplate() {}

  /** The set for one target; the very object that was given when no text names the target. */
  static HealthSetDefinition fill(HealthSetDefinition set, String target) {
    boolean named =
        set.items().anyMatch(item -> !fill(item.settings(), target).equals(item.settings()));
    return named
        ? set.withItems(
            set.probes().stream()
                .map(one -> one.withSettings(fill(one.settings(), target)))
                .toList(),
            set.monitors().stream()
                .map(one -> one.withSettings(fill(one.settings(), target)))
                .toList(),
            set.responders().stream()
                .map(one -> one.withSettings(fill(one.settings(), target)))
                .toList())
        : set;
  }

  private static Settings fill(Settings settings, String target) {
    Map<String, Setting> filled = new LinkedHashMap<>();
    boolean changed = false;
    for (String name : settings.names()) {
      Setting setting = settings.setting(name).orElseThrow();
      Object value = filled(setting.value(), target);
      changed |= !value.equals(setting.value());
      filled.put(name, new Setting(value, setting.provenance()));
    }
    return changed ? Settings.of(filled) : settings;
  }

  private static Object filled(Object value, String target) {
    return switch (value) {
      case String text -> text.replace(PLACEHOLDER, target);
      case List<?> list -> list.stream().map(entry -> filled(entry, target)).toList();
      case Object other -> other;
    };
  }
}
