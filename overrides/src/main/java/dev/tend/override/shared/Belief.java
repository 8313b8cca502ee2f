package dev.tend.override.shared;

import dev.tend.override.LeftOut;
import dev.tend.override.MonitoringOverride;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What holds of all that was found, and what does not.
 *
 * @param overrides in the order of their files' names, no id twice
 * @param leftOut in the same order
 */
record Belief(List<MonitoringOverride> overrides, List<LeftOut> leftOut) {

  static Belief of(Path directory, SortedMap<String, Sighting> sightings, List<String> misnamed) {
    Map<String, String> owners = owners(sightings);
    List<MonitoringOverride> overrides = new ArrayList<>();
    List<LeftOut> leftOut = new ArrayList<>();
    for (Map.Entry<String, Sighting> entry : sightings.entrySet()) {
      String name = entry.getKey();
      Finding finding = entry.getValue().finding();
      Optional<MonitoringOverride> holds = finding.holds().map(Finding.Believed::override);
      Optional<String> owner = holds.map(MonitoringOverride::id).map(owners::get);
      if (finding instanceof Finding.Rejected rejected) {
        leftOut.add(rejected(directory, name, rejected));
      } else if (owner.isPresent() && !owner.get().equals(name)) {
        leftOut.add(doubled(directory, name, owner.get()));
      }
      holds.filter(override -> name.equals(owner.orElse(name))).ifPresent(overrides::add);
    }
    for (String name : misnamed) {
      leftOut.add(
          leftOut(
              directory,
              name,
              "its name is not one that Tend gives to overrides",
              "remove it; overrides are added with Tend"));
    }
    return new Belief(List.copyOf(overrides), List.copyOf(leftOut));
  }

  /** The file of each id: of two overrides with one id the later is left out. */
  private static Map<String, String> owners(SortedMap<String, Sighting> sightings) {
    Map<String, String> owners = new HashMap<>();
    Map<String, MonitoringOverride> byName = new HashMap<>();
    sightings.forEach(
        (name, sighting) ->
            sighting.finding().holds().ifPresent(it -> byName.put(name, it.override())));
    byName.entrySet().stream()
        .sorted(
            Comparator.comparing(
                    (Map.Entry<String, MonitoringOverride> entry) -> entry.getValue().created())
                .thenComparing(Map.Entry::getKey))
        .forEach(entry -> owners.putIfAbsent(entry.getValue().id(), entry.getKey()));
    return owners;
  }

  private static LeftOut rejected(Path directory, String name, Finding.Rejected rejected) {
    String reason =
        rejected.kept().isPresent()
            ? rejected.reason() + "; what it said before holds on until it is mended or removed"
            : rejected.reason();
    return leftOut(directory, name, reason, rejected.remedy());
  }

  private static LeftOut doubled(Path directory, String name, String other) {
    return leftOut(
        directory,
        name,
        "the override in it has the same id as the earlier one in " + other,
        "remove it and add the override anew with Tend");
  }

  private static LeftOut leftOut(Path directory, String name, String reason, String remedy) {
    return new LeftOut(Place.shown(directory, name), reason, remedy);
  }
}
