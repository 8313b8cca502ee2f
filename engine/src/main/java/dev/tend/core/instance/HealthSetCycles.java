package dev.tend.core.instance;

import dev.tend.definition.Dependency;
import dev.tend.definition.HealthSetDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which health sets depend on which, and whether any depends on itself in the end. */
public final class HealthSetCycles {
  private HealthSetCycles() {}

  /** A cycle, as {@code A -> B -> A}; empty when there is none. */
  public static Optional<String> find(List<HealthSetDefinition> sets) {
    Map<String, HealthSetDefinition> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    sets.forEach(set -> byName.put(set.name(), set));
    Set<String> cleared = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (HealthSetDefinition set : sets) {
      Optional<String> cycle = from(set, byName, new ArrayList<>(), cleared);
      if (cycle.isPresent()) {
        return cycle;
      }
    }
    return Optional.empty();
  }

  /** For each health set, whatever the case of its name, those that depend on it. */
  public static Map<String, List<String>> dependents(List<HealthSetDefinition> sets) {
    Map<String, List<String>> dependents = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (HealthSetDefinition set : sets) {
      for (Dependency dependency : set.dependsOn()) {
        dependents
            .computeIfAbsent(dependency.healthSet(), name -> new ArrayList<>())
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
    if (cleared.contains(set.name())) {
      return Optional.empty();
    }
    int seen = path.indexOf(set.name());
    if (seen >= 0) {
      return Optional.of(
          String.join(" -> ", path.subList(seen, path.size())) + " -> " + set.name());
    }
    path.add(set.name());
    for (Dependency dependency : set.dependsOn()) {
      HealthSetDefinition next = byName.get(dependency.healthSet());
      Optional<String> cycle = next == null ? Optional.empty() : from(next, byName, path, cleared);
      if (cycle.isPresent()) {
        return cycle;
      }
    }
    path.remove(path.size() - 1);
    cleared.add(set.name());
    return Optional.empty();
  }
}
