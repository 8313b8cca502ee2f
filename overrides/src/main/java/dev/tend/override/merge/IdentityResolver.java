package dev.tend.override.merge;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.ItemDefinition;
import dev.tend.definition.ItemId;
import dev.tend.definition.ItemType;
import dev.tend.definition.Targets;
import dev.tend.definition.problem.Suggestions;
import dev.tend.override.Subject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Finds what an override's identity names, or the nearest there is. */
final class IdentityResolver {
  private final SequencedMap<String, ItemIndex> sets = new LinkedHashMap<>();
  private final IdentitySuggestion identitySuggestion = new IdentitySuggestion(sets);

  IdentityResolver(List<HealthSetDefinition> definitions) {
    definitions.forEach(set -> sets.putIfAbsent(ItemIndex.fold(set.name()), new ItemIndex(set)));
  }

  Lookup<ResolvedItem> locate(Subject subject) {
    return switch (subject) {
      case Subject.WholeSet whole -> wholeSet(whole.healthSet());
      case Subject.Item item -> item(item.type(), item.id());
    };
  }

  private Lookup<ResolvedItem> wholeSet(String name) {
    ItemIndex set = sets.get(ItemIndex.fold(name));
    return set == null
        ? unknown(identitySuggestion.set(name))
        : new Lookup.Found<>(new ResolvedItem(set.set(), PropertyOwner.of(set.set())));
  }

  private Lookup<ResolvedItem> item(ItemType type, ItemId id) {
    if (type == ItemType.MAINTENANCE) {
      return Lookup.refused(
          id + " is a Maintenance item, and these have nothing that can be overridden",
          "item type Probe, Monitor or Responder");
    }
    ItemIndex set = sets.get(ItemIndex.fold(id.healthSet()));
    List<ItemDefinition> namesakes = set == null ? List.of() : set.named(id.item());
    if (set == null || namesakes.isEmpty()) {
      return unknown(identitySuggestion.item(type, id));
    }
    return namesakes.stream()
        .filter(item -> item.itemType() == type)
        .findFirst()
        .map(item -> onTarget(set, item, id))
        .orElseGet(() -> wrongType(namesakes.getFirst(), type));
  }

  private static Lookup<ResolvedItem> wrongType(ItemDefinition item, ItemType type) {
    return Lookup.refused(
        item.id() + " is a " + item.itemType() + ", not a " + type, "item type " + item.itemType());
  }

  private static Lookup<ResolvedItem> onTarget(ItemIndex set, ItemDefinition item, ItemId wanted) {
    Lookup<ResolvedItem> found = new Lookup.Found<>(new ResolvedItem(set.set(), set.place(item)));
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
                  Suggestions.nearest(target, fixed.names())
                      .map(name -> item.id().forTarget(name).toString()));
      case Targets.Discovered discovered -> found;
    };
  }

  private static Lookup<ResolvedItem> unknown(Optional<String> suggestion) {
    return new Lookup.None<>(new OverrideOutcome.UnknownIdentity(suggestion));
  }
}
