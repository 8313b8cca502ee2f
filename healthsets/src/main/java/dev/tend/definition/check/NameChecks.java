package dev.tend.definition.check;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.ItemDefinition;
import dev.tend.definition.Targets;
import dev.tend.definition.problem.Problem;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Names stand for one thing each, whatever their case, and a list of targets has some. */
final class NameChecks {
  private NameChecks() {}

  static void setNamesAreUnique(ParsedSets all, Consumer<Problem> found) {
    Map<String, HealthSetDefinition> first = new HashMap<>();
    for (ParsedSet parsed : all.sets()) {
      HealthSetDefinition set = parsed.definition();
      HealthSetDefinition other = first.putIfAbsent(set.name().toLowerCase(Locale.ROOT), set);
      if (other != null) {
        found.accept(
            Problem.error(
                set.position(),
                "the health set "
                    + set.name()
                    + " is defined at "
                    + other.position()
                    + " already"));
      }
    }
  }

  static void itemNamesAreUnique(SetIndex set, Consumer<Problem> found) {
    Map<String, ItemDefinition> first = new HashMap<>();
    set.definition()
        .items()
        .forEach(
            item -> {
              String name = item.id().item();
              ItemDefinition other = first.putIfAbsent(name.toLowerCase(Locale.ROOT), item);
              if (other != null) {
                found.accept(
                    Problem.error(
                            item.position(),
                            "the name " + name + " is taken at " + other.position() + " already")
                        .expecting("names that differ in more than case"));
              }
            });
  }

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
