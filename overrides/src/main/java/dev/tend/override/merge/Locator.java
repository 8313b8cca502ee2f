package dev.tend.override.merge;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.ItemDefinition;
import dev.tend.definition.ItemId;
import dev.tend.definition.ItemType;
import dev.tend.definition.Targets;
import dev.tend.definition.problem.Spelling;
import dev.tend.override.Subject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Finds what an override's identity names, or the nearest there is. */
final class Locator {
  private final SequencedMap<String, Directory> sets = new LinkedHashMap<>();
  private final Nearest nearest = new Nearest(sets);

  Locator(List<HealthSetDefinition> definitions) {
    definitions.forEach(set -> sets.putIfAbsent(Directory.fold(set.name()), new Directory(set)));
  }

  Answer<Located> locate(Subject subject) {
    return switch (subject) {
      case Subject.WholeSet whole -> wholeSet(whole.healthSet());
      case Subject.Item item -> item(item.type(), item.id());
    };
  }

  private Answer<Located> wholeSet(String name) {
    Directory set = sets.get(Directory.fold(name));
    return set == null
        ? unknown(nearest.set(name))
        : new Answer.Found<>(new Located(set.set(), Place.of(set.set())));
  }

  private Answer<Located> item(ItemType type, ItemId id) {
    if (type == ItemType.MAINTENANCE) {
      return Answer.refused(
          id + " is a Maintenance item, and these have nothing that can be overridden",
          "item type Probe, Monitor or Responder");
    }
    Directory set = sets.get(Directory.fold(id.healthSet()));
    List<ItemDefinition> namesakes = set == null ? List.of() : set.named(id.item());
    if (set == null || namesakes.isEmpty()) {
      return unknown(nearest.item(type, id));
    }
    return namesakes.stream()
        .filter(item -> item.itemType() == type)
        .findFirst()
        .map(item -> onTarget(set, item, id))
        .orElseGet(() -> wrongType(namesakes.getFirst(), type));
  }

  private static Answer<Located> wrongType(ItemDefinition item, ItemType type) {
    return Answer.refused(
        item.id() + " is a " + item.itemType() + ", not a " + type, "item type " + item.itemType());
  }

  private static Answer<Located> onTarget(Directory set, ItemDefinition item, ItemId wanted) {
    Answer<Located> found = new Answer.Found<>(new Located(set.set(), set.place(item)));
    if (wanted.target().isEmpty()) {
      return found;
    }
    String target = wanted.target().get();
    return switch (set.set().targets()) {
      case Targets.None none -> unknown(Optional.of(item.id().toString()));
      case Targets.Fixed fixed ->
          set.hasTarget(target)
              ? found
              : unknown(
                  Spelling.nearest(target, fixed.names())
                      .map(name -> item.id().forTarget(name).toString()));
      case Targets.Discovered discovered -> found;
    };
  }

  private static Answer<Located> unknown(Optional<String> suggestion) {
    return new Answer.None<>(new Outcome.UnknownIdentity(suggestion));
  }
}
