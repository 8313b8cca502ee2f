package dev.tend.override.merge;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.ItemDefinition;
import dev.tend.definition.ItemId;
import dev.tend.definition.ItemType;
import dev.tend.definition.Targets;
import dev.tend.definition.problem.Spelling;
import dev.tend.override.Subject;
import java.util.List;
import java.util.Optional;

/** Finds what an override's identity names, or the nearest there is. */
record Locator(List<HealthSetDefinition> definitions) {

  Answer<Located> locate(Subject subject) {
    return switch (subject) {
      case Subject.WholeSet whole -> wholeSet(whole.healthSet());
      case Subject.Item item -> item(item.type(), item.id());
    };
  }

  private Answer<Located> wholeSet(String name) {
    return set(name)
        .<Answer<Located>>map(set -> new Answer.Found<>(new Located(set, Place.of(set))))
        .orElseGet(() -> unknown(nearestSet(name)));
  }

  private Answer<Located> item(ItemType type, ItemId id) {
    if (type == ItemType.MAINTENANCE) {
      return Answer.refused(
          id + " is a Maintenance item, and these have nothing that can be overridden",
          "item type Probe, Monitor or Responder");
    }
    Optional<HealthSetDefinition> set = set(id.healthSet());
    List<ItemDefinition> namesakes =
        set.stream()
            .flatMap(HealthSetDefinition::items)
            .filter(item -> item.id().item().equalsIgnoreCase(id.item()))
            .toList();
    if (set.isEmpty() || namesakes.isEmpty()) {
      return unknown(nearest(type, id));
    }
    return namesakes.stream()
        .filter(item -> item.itemType() == type)
        .findFirst()
        .map(item -> onTarget(set.get(), item, id))
        .orElseGet(() -> wrongType(namesakes.getFirst(), type));
  }

  private static Answer<Located> wrongType(ItemDefinition item, ItemType type) {
    return Answer.refused(
        item.id() + " is a " + item.itemType() + ", not a " + type, "item type " + item.itemType());
  }

  private static Answer<Located> onTarget(
      HealthSetDefinition set, ItemDefinition item, ItemId wanted) {
    Answer<Located> found = new Answer.Found<>(new Located(set, Place.of(item)));
    if (wanted.target().isEmpty()) {
      return found;
    }
    String target = wanted.target().get();
    return switch (set.targets()) {
      case Targets.None none -> unknown(Optional.of(item.id().toString()));
      case Targets.Fixed fixed ->
          fixed.names().stream().anyMatch(target::equalsIgnoreCase)
              ? found
              : unknown(
                  Spelling.nearest(target, fixed.names())
                      .map(name -> item.id().forTarget(name).toString()));
      case Targets.Discovered discovered -> found;
    };
  }

  /** The same item of another set, else the nearest item of the nearest set. */
  private Optional<String> nearest(ItemType type, ItemId id) {
    Optional<ItemId> elsewhere =
        definitions.stream()
            .flatMap(set -> ids(set, type).stream())
            .filter(other -> other.item().equalsIgnoreCase(id.item()))
            .findFirst();
    if (elsewhere.isPresent()) {
      return elsewhere.map(other -> other.forTarget(id.target()).toString());
    }
    return set(id.healthSet())
        .or(() -> nearestSet(id.healthSet()).flatMap(this::set))
        .flatMap(
            set ->
                Spelling.nearest(id.item(), ids(set, type).stream().map(ItemId::item).toList())
                    .map(item -> ItemId.of(set.name(), item).forTarget(id.target()).toString()));
  }

  private static List<ItemId> ids(HealthSetDefinition set, ItemType type) {
    return set.items().filter(item -> item.itemType() == type).map(ItemDefinition::id).toList();
  }

  private Optional<HealthSetDefinition> set(String name) {
    return definitions.stream().filter(set -> set.name().equalsIgnoreCase(name)).findFirst();
  }

  private Optional<String> nearestSet(String name) {
    return Spelling.nearest(name, definitions.stream().map(HealthSetDefinition::name).toList());
  }

  private static Answer<Located> unknown(Optional<String> suggestion) {
    return new Answer.None<>(new Outcome.UnknownIdentity(suggestion));
  }
}
