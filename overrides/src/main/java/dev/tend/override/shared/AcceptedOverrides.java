package dev.tend.override.shared;

import dev.tend.override.MonitoringOverride;
import dev.tend.override.RejectedSource;
import dev.tend.override.store.PrintableText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What is in effect of all that was found, and what is not.
 *
 * @param overrides in the order of their files' names, no id twice
 * @param rejected in the same order
 */
record AcceptedOverrides(List<MonitoringOverride> overrides, List<RejectedSource> rejected) {

  static AcceptedOverrides of(
      Path directory, SortedMap<String, ScannedFile> scanneds, List<String> misnamed) {
    Map<String, String> owners = owners(scanneds);
    List<MonitoringOverride> overrides = new ArrayList<>();
    List<RejectedSource> rejected = new ArrayList<>();
    for (Map.Entry<String, ScannedFile> entry : scanneds.entrySet()) {
      String name = entry.getKey();
      FileStatus status = entry.getValue().finding();
      Optional<MonitoringOverride> holds = status.holds().map(FileStatus.Believed::override);
      Optional<String> owner = holds.map(MonitoringOverride::id).map(owners::get);
      if (status instanceof FileStatus.Rejected why) {
        rejected.add(rejected(directory, name, why));
      } else if (owner.isPresent() && !owner.get().equals(name)) {
        rejected.add(doubled(directory, name, owner.get()));
      }
      holds.filter(override -> name.equals(owner.orElse(name))).ifPresent(overrides::add);
    }
    for (String name : misnamed) {
      rejected.add(
          source(
              directory,
              name,
              "its name is not one that Tend gives to overrides",
              "remove it; overrides are added with Tend"));
    }
    return new AcceptedOverrides(List.copyOf(overrides), List.copyOf(rejected));
  }

  /** The file of each id: of two overrides with one id the later is left out. */
  private static Map<String, String> owners(SortedMap<String, ScannedFile> scanneds) {
    Map<String, String> owners = new HashMap<>();
    Map<String, MonitoringOverride> byName = new HashMap<>();
    scanneds.forEach(
        (name, scanned) ->
            scanned.finding().holds().ifPresent(it -> byName.put(name, it.override())));
    byName.entrySet().stream()
        .sorted(
            Comparator.comparing(
                    (Map.Entry<String, MonitoringOverride> entry) -> entry.getValue().created())
                .thenComparing(Map.Entry::getKey))
        .forEach(entry -> owners.putIfAbsent(entry.getValue().id(), entry.getKey()));
    return owners;
  }

  private static RejectedSource rejected(
      Path directory, String name, FileStatus.Rejected rejected) {
    String before =
        rejected
            .kept()
            .map(FileStatus.Believed::override)
            .map(
                override ->
                    "; what it said before, by "
                        + PrintableText.of(override.owner())
                        + ", stays in effect until it is fixed or removed"
                        + override.validity().end().map(at -> ", at most until " + at).orElse(""))
            .orElse("");
    return source(directory, name, rejected.reason() + before, rejected.remedy());
  }

  private static RejectedSource doubled(Path directory, String name, String other) {
    return source(
        directory,
        name,
        "the override in it has the same id as the earlier one in " + other,
        "remove it and add the override again with Tend");
  }

  private static RejectedSource source(Path directory, String name, String reason, String remedy) {
    return new RejectedSource(DirectoryLayout.shown(directory, name), reason, remedy);
  }
}
