package dev.tend.definition.check;

import dev.tend.definition.Targets;
import dev.tend.definition.problem.Problem;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** A set with targets watches something. */
final class TargetChecks {
  private TargetChecks() {}

  static void targetsMatchSomething(SetIndex set, Consumer<Problem> found) {
    if (set.definition().targets() instanceof Targets.Fixed fixed && fixed.names().isEmpty()) {
      found.accept(
          Problem.error(
                  set.definition().position(),
                  "the targets of " + set.definition().name() + " match nothing")
              .expecting("at least one target, or no targets key for a set without targets"));
    }
  }

  static void targetsDiffer(SetIndex set, Consumer<Problem> found) {
    if (set.definition().targets() instanceof Targets.Fixed fixed) {
      Set<String> seen = new HashSet<>();
      for (String name : fixed.names()) {
        if (!seen.add(name.toLowerCase(Locale.ROOT))) {
          found.accept(
              Problem.error(
                  set.definition().position(),
                  "the target " + name + " of " + set.definition().name() + " appears twice"));
        }
      }
    }
  }
}
