package dev.tend.core.instance;

import dev.tend.core.monitor.Monitor;
import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.MonitorDefinition;
import dev.tend.definition.ProbeDefinition;
import dev.tend.definition.type.CommonProperties;
import dev.tend.definition.value.Provenance;
import dev.tend.definition.value.Setting;
import dev.tend.definition.value.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Says why a definition changed: by which override, whose, and what for. */
public final class ChangeReason {
  private ChangeReason() {}

  /**
   * Why a monitor's definition, or what it reads, became that of a place: an override that came, or
   * else one that no longer holds, of the health set, of the monitor, or of a probe that it reads.
   *
   * @param before the health set as it was for the monitor's target
   * @param monitor the monitor as it was
   * @param after what holds from now on
   * @return {@code override:ID by OWNER: REASON}, the same after {@code end of}, or {@code
   *     definition changed} when no override has to do with it
   */
  public static String because(HealthSetDefinition before, Monitor monitor, MonitorInstance after) {
    List<Pair> pairs = pairs(before, monitor.definition(), after);
    return pairs.stream()
        .flatMap(pair -> came(pair.was(), pair.is()).stream())
        .findFirst()
        .or(
            () ->
                pairs.stream()
                    .flatMap(pair -> came(pair.is(), pair.was()).stream())
                    .findFirst()
                    .map(override -> "end of " + override))
        .orElse("definition changed");
  }

  /**
   * Why a monitor is switched, or has lost its ground, when an agent starts: the override that
   * switches it off, else one of its own.
   */
  public static String meanwhile(MonitorInstance instance) {
    Optional<String> override = Optional.empty();
    if (instance.enabled()) {
      override = came(Settings.none(), instance.monitor().settings());
    } else {
      List<Settings> switches = new ArrayList<>();
      switches.add(instance.set().settings());
      switches.add(instance.monitor().settings());
      instance.monitor().probes().forEach(probe -> switches.add(probe(instance.set(), probe)));
      override =
          switches.stream()
              .flatMap(settings -> settings.setting(CommonProperties.ENABLED.name()).stream())
              .flatMap(setting -> by(setting).stream())
              .findFirst();
    }
    return override.orElse("definition changed") + ", while no agent ran";
  }

  private record Pair(Settings was, Settings is) {}

  /** The set, the monitor, and each probe that it reads or read, as they were and as they are. */
  private static List<Pair> pairs(
      HealthSetDefinition before, MonitorDefinition monitor, MonitorInstance after) {
    List<Pair> pairs = new ArrayList<>();
    pairs.add(new Pair(before.settings(), after.set().settings()));
    pairs.add(new Pair(monitor.settings(), after.monitor().settings()));
    TreeSet<String> read = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    read.addAll(monitor.probes());
    read.addAll(after.monitor().probes());
    for (String probe : read) {
      pairs.add(new Pair(probe(before, probe), probe(after.set(), probe)));
    }
    return pairs;
  }

  private static Settings probe(HealthSetDefinition set, String name) {
    return set.probes().stream()
        .filter(probe -> probe.id().item().equalsIgnoreCase(name))
        .map(ProbeDefinition::settings)
        .findFirst()
        .orElse(Settings.none());
  }

  /** The first override in the second settings that is not in the first. */
  private static Optional<String> came(Settings was, Settings is) {
    for (String name : is.names()) {
      Optional<Setting> setting = is.setting(name);
      boolean other = !setting.equals(was.setting(name));
      Optional<String> override = setting.filter(one -> other).flatMap(ChangeReason::by);
      if (override.isPresent()) {
        return override;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> by(Setting setting) {
    return switch (setting.provenance()) {
      case Provenance.Overridden by ->
          Optional.of("override:" + by.override() + " by " + by.owner() + ": " + by.reason());
      case Provenance.Absent absent -> Optional.of(absent.why());
      case Provenance.Default nobody -> Optional.empty();
      case Provenance.Declared declared -> Optional.empty();
      case Provenance.Parameter parameter -> Optional.empty();
    };
  }
}
