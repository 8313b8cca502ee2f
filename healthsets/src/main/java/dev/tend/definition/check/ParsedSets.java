package dev.tend.definition.check;

import dev.tend.definition.HealthSetDefinition;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All health sets as far as they could be read.
 *
 * @param sets in the order of the files
 * @param unreadable names of sets of which nothing else could be read
 * @param complete whether every set that is there is named here; if not, nobody can say that a
 *     reference to a set is dangling
 */
public record ParsedSets(List<ParsedSet> sets, Set<String> unreadable, boolean complete) {
  /** Copies the collections. */
  public ParsedSets {
    sets = List.copyOf(sets);
    unreadable = Set.copyOf(unreadable);
  }

  /** Sets that were read completely, and no others. */
  public static ParsedSets of(List<HealthSetDefinition> definitions) {
    return new ParsedSets(definitions.stream().map(ParsedSet::of).toList(), Set.of(), true);
  }

  /** The first set of a name, in any case. */
  Optional<ParsedSet> find(String name) {
    return sets.stream()
        .filter(parsed -> parsed.definition().name().equalsIgnoreCase(name))
        .findFirst();
  }

  /** The names of all sets. */
  List<String> names() {
    return sets.stream().map(parsed -> parsed.definition().name()).toList();
  }
}
