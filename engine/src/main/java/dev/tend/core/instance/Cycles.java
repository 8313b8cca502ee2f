package dev.tend.core.instance;

import dev.tend.definition.Dependency;
import dev.tend.definition.HealthSetDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which health sets depend on which, and whether any depends on itself in the end. */
public final class Cycles {
  private Cycles() {}

  /** A cycle, as {@code A -> B -> A}; empty when there is none. */
  public static Optional<String> find(List<HealthSetDefinition> sets) {
    Map<String, HealthSetDefinition> byName = new LinkedHashMap<>();
    sets.forEach(set -> byName.put(fold(set.name()), set));
    Set<String> cleared = new LinkedHashSet<>();
    for (HealthSetDefinition set : sets) {
      Optional<String> cycle = from(set, byName, new ArrayList<>(), cleared);
      if (cycle.isPresent()) {
        return cycle;
      }
    }
    return Optional.empty();
  }

  /** For each health set, in lower case, the names of those that depend on it. */
  public static Map<String, List<String>> dependents(List<HealthSetDefinition> sets) {
    Map<String, List<String>> dependents = new LinkedHashMap<>();
    for (HealthSetDefinition set : sets) {
      for (Dependency dependency : set.dependsOn()) {
        dependents
            .computeIfAbsent(fold(dependency.healthSet()), name -> new ArrayList<>())
            .add(set.name());
      }
    }
    return dependents;
  }

  private static Optional<String> from(
      HealthSetDefinition set,
      Map<String, HealthSetDefinition> byName,
      List<String> path,
      Set<String> cleared) {
    if (cleared.contains(fold(set.name()))) {
      return Optional.empty();
    }
    int seen = path.indexOf(set.name());
    if (seen >= 0) {
      return Optional.of(
          String.join(" -> ", path.subList(seen, path.size())) + " -> " + set.name());
    }
    path.add(set.name());
    for (Dependency dependency : set.dependsOn()) {
      HealthSetDefinition next = byName.get(fold(dependency.healthSet()));
      Optional<String> cycle = next == null ? Optional.empty() : from(next, byName, path, cleared);
      if (cycle.isPresent()) {
        return cycle;
      }
    }
    path.remove(path.size() - 1);
    cleared.add(fold(set.name()));
    return Optional.empty();
  }

  private static String fold(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
