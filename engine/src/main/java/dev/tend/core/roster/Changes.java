package dev.tend.core.roster;

import dev.tend.core.monitor.Monitor;
import dev.tend.core.monitor.ProbeSource;
import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.value.Provenance;
import dev.tend.definition.value.Setting;
import dev.tend.definition.value.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says why a definition changed: by which override, whose, and what for. */
public final class Changes {
  private Changes() {}

  /** Why a monitor's definition became that of a place. */
  public static String because(HealthSetDefinition before, Monitor monitor, Place after) {
    List<Settings> old = settings(before, monitor.definition().settings(), monitor.probes());
    List<Settings> next = settings(after.set(), after.monitor().settings(), after.probes());
    for (int i = 0; i < Math.max(old.size(), next.size()); i++) {
      Settings was = i < old.size() ? old.get(i) : Settings.none();
      Settings is = i < next.size() ? next.get(i) : Settings.none();
      Optional<String> override = override(was, is, "").or(() -> override(is, was, " removed"));
      if (override.isPresent()) {
        return override.get();
      }
    }
    for (var probe : after.set().probes()) {
      Settings was =
          before.probes().stream()
              .filter(one -> one.id().equals(probe.id()))
              .findFirst()
              .map(one -> one.settings())
              .orElse(Settings.none());
      Optional<String> override =
          override(was, probe.settings(), "").or(() -> override(probe.settings(), was, " removed"));
      if (override.isPresent()) {
        return override.get();
      }
    }
    return "definition changed";
  }

  private static List<Settings> settings(
      HealthSetDefinition set, Settings monitor, List<ProbeSource> probes) {
    List<Settings> all = new ArrayList<>(List.of(set.settings(), monitor));
    probes.forEach(probe -> all.add(probe.definition().settings()));
    return all;
  }

  /** The first override in the second settings that is not in the first. */
  private static Optional<String> override(Settings was, Settings is, String suffix) {
    for (String name : is.names()) {
      Optional<Setting> setting = is.setting(name);
      if (!setting.equals(was.setting(name))
          && setting.isPresent()
          && setting.get().provenance() instanceof Provenance.Overridden by) {
        return Optional.of(
            "override:" + by.override() + suffix + " by " + by.owner() + ": " + by.reason());
      }
    }
    return Optional.empty();
  }
}
