package dev.tend.override.merge;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.ItemDefinition;
import dev.tend.definition.ItemId;
import dev.tend.definition.ItemType;
import dev.tend.definition.Targets;
import dev.tend.definition.problem.Suggestions;
import dev.tend.override.Subject;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** Finds what an override's identity names, or the nearest there is. */
final class IdentityResolver {
  private final SequencedMap<String, ItemIndex> sets = new LinkedHashMap<>();
  private final Map<ItemType, Map<String, ItemId>> anywhere = new EnumMap<>(ItemType.class);
  private final Map<String, Optional<String>> nearestSets = new HashMap<>();

  IdentityResolver(List<HealthSetDefinition> definitions) {
    definitions.forEach(set -> sets.putIfAbsent(ItemIndex.fold(set.name()), new ItemIndex(set)));
  }

  Lookup<PropertyOwner> locate(Subject subject) {
    return switch (subject) {
      case Subject.WholeSet whole -> wholeSet(whole.healthSet());
      case Subject.Item item -> item(item.type(), item.id());
    };
  }

  private Lookup<PropertyOwner> wholeSet(String name) {
    ItemIndex set = sets.get(ItemIndex.fold(name));
    return set == null
        ? unknown(nearestSet(name))
        : new Lookup.Found<>(PropertyOwner.of(set.set()));
  }

  private Lookup<PropertyOwner> item(ItemType type, ItemId id) {
    if (type == ItemType.MAINTENANCE) {
      return Lookup.refused(
          id + " is a Maintenance item, and these have nothing that can be overridden",
          "item type Probe, Monitor or Responder");
    }
    ItemIndex set = sets.get(ItemIndex.fold(id.healthSet()));
    List<ItemDefinition> namesakes = set == null ? List.of() : set.named(id.item());
    if (set == null || namesakes.isEmpty()) {
      return unknown(nearestItem(type, id));
    }
    return namesakes.stream()
        .filter(item -> item.itemType() == type)
        .findFirst()
        .map(item -> onTarget(set, item, id))
        .orElseGet(() -> wrongType(namesakes.getFirst(), type));
  }

  private static Lookup<PropertyOwner> wrongType(ItemDefinition item, ItemType type) {
    return Lookup.refused(
        item.id() + " is a " + item.itemType() + ", not a " + type, "item type " + item.itemType());
  }

  private static Lookup<PropertyOwner> onTarget(ItemIndex set, ItemDefinition item, ItemId wanted) {
    Lookup<PropertyOwner> found = new Lookup.Found<>(set.owner(item));
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

  private static Lookup<PropertyOwner> unknown(Optional<String> suggestion) {
    return new Lookup.None<>(new OverrideOutcome.UnknownIdentity(suggestion));
  }

  /** The set of the nearest name. */
  private Optional<String> nearestSet(String name) {
    return nearestSets.computeIfAbsent(
        name,
        wanted ->
            Suggestions.nearest(
                wanted, sets.values().stream().map(known -> known.set().name()).toList()));
  }

  /** The same item of another set, else the nearest item of the nearest set. */
  private Optional<String> nearestItem(ItemType type, ItemId id) {
    ItemId elsewhere =
        anywhere.computeIfAbsent(type, this::firstOfEachName).get(ItemIndex.fold(id.item()));
    if (elsewhere != null) {
      return Optional.of(elsewhere.forTarget(id.target()).toString());
    }
    return find(id.healthSet())
        .or(() -> nearestSet(id.healthSet()).flatMap(this::find))
        .flatMap(
            near ->
                Suggestions.nearest(id.item(), near.names(type))
                    .map(item -> ItemId.of(near.set().name(), item).forTarget(id.target()))
                    .map(ItemId::toString));
  }

  private Map<String, ItemId> firstOfEachName(ItemType type) {
    Map<String, ItemId> first = new HashMap<>();
    for (ItemIndex index : sets.values()) {
      for (String item : index.names(type)) {
        first.putIfAbsent(ItemIndex.fold(item), ItemId.of(index.set().name(), item));
      }
    }
    return first;
  }

  private Optional<ItemIndex> find(String name) {
    return Optional.ofNullable(sets.get(ItemIndex.fold(name)));
  }
}
