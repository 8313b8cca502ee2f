package dev.tend.definition.check;

import dev.tend.definition.Dependency;
import dev.tend.definition.problem.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** No set depends on itself, by whatever way: in a cycle each would wait for the others. */
final class DependencyCycles {
  private final ParsedSets all;
  private final Consumer<Problem> found;
  private final Set<String> finished = new HashSet<>();
  private final List<ParsedSet> path = new ArrayList<>();

  private DependencyCycles(ParsedSets all, Consumer<Problem> found) {
    this.all = all;
    this.found = found;
  }

  static void thereAreNone(ParsedSets all, Consumer<Problem> found) {
    DependencyCycles cycles = new DependencyCycles(all, found);
    all.sets().forEach(cycles::walk);
  }

  private void walk(ParsedSet set) {
    if (finished.contains(key(set))) {
      return;
    }
    path.add(set);
    for (Dependency dependency : set.definition().dependsOn()) {
      all.find(dependency.healthSet()).ifPresent(next -> step(dependency, next));
    }
    path.removeLast();
    finished.add(key(set));
  }

  private void step(Dependency dependency, ParsedSet next) {
    int start = path.stream().map(DependencyCycles::key).toList().indexOf(key(next));
    if (start < 0) {
      walk(next);
      return;
    }
    List<String> names = new ArrayList<>();
    path.subList(start, path.size()).forEach(set -> names.add(set.definition().name()));
    names.add(next.definition().name());
    found.accept(
        Problem.error(
            dependency.position(), "dependencies form a cycle: " + String.join(" -> ", names)));
  }

  private static String key(ParsedSet set) {
    return set.definition().name().toLowerCase(Locale.ROOT);
  }
}
