package dev.tend.definition.check;

import dev.tend.definition.Dependency;
import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What a set depends on is there. */
final class DependencyChecks {
  private DependencyChecks() {}

  static void dependenciesExist(ParsedSets all, Consumer<Problem> found) {
    for (ParsedSet parsed : all.sets()) {
      for (Dependency dependency : parsed.definition().dependsOn()) {
        Optional<ParsedSet> target = all.find(dependency.healthSet());
        if (target.isPresent()) {
          itemExists(dependency, target.get(), found);
        } else if (all.complete()
            && all.unreadable().stream().noneMatch(dependency.healthSet()::equalsIgnoreCase)) {
          found.accept(
              Problem.unknown(
                  dependency.position(),
                  "no health set is named " + dependency.healthSet(),
                  dependency.healthSet(),
                  all.names()));
        }
      }
    }
  }

  private static void itemExists(Dependency dependency, ParsedSet target, Consumer<Problem> found) {
    if (dependency.item().isEmpty() || target.isUnreadable(dependency.item().get())) {
      return;
    }
    String item = dependency.item().get();
    HealthSetDefinition set = target.definition();
    List<String> monitors = set.monitors().stream().map(monitor -> monitor.id().item()).toList();
    if (monitors.stream().noneMatch(item::equalsIgnoreCase)) {
      found.accept(
          Problem.unknown(
              dependency.position(),
              "no monitor of " + set.name() + " is named " + item,
              item,
              monitors));
    }
  }

  static void dependenciesBlockAtARaisedState(ParsedSets all, Consumer<Problem> found) {
    for (ParsedSet parsed : all.sets()) {
      for (Dependency dependency : parsed.definition().dependsOn()) {
        dependency
            .at()
            .filter(state -> !state.raised())
            .ifPresent(
                state ->
                    found.accept(
                        Problem.error(
                                dependency.position(),
                                "a dependency never blocks at " + state.text())
                            .expecting("Degraded, Unhealthy or Unrecoverable")));
      }
    }
  }
}
