package dev.tend.override.merge;

import dev.tend.definition.ItemId;
import dev.tend.definition.ItemType;
import dev.tend.definition.problem.Suggestions;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** The identity that was probably meant by one that is not there. */
final class IdentitySuggestion {
  private final SequencedMap<String, ItemIndex> sets;
  private final Map<ItemType, Map<String, ItemId>> anywhere = new EnumMap<>(ItemType.class);
  private final Map<String, Optional<String>> nearestSets = new HashMap<>();

  /** What is there: the sets by folded name, in the order of the definitions. */
  IdentitySuggestion(SequencedMap<String, ItemIndex> sets) {
    this.sets = sets;
  }

  /** The set of the nearest name. */
  Optional<String> set(String name) {
    return nearestSets.computeIfAbsent(
        name,
        wanted ->
            Suggestions.nearest(
                wanted, sets.values().stream().map(known -> known.set().name()).toList()));
  }

  /** The same item of another set, else the nearest item of the nearest set. */
  Optional<String> item(ItemType type, ItemId id) {
    ItemId elsewhere =
        anywhere.computeIfAbsent(type, this::firstOfEachName).get(ItemIndex.fold(id.item()));
    if (elsewhere != null) {
      return Optional.of(elsewhere.forTarget(id.target()).toString());
    }
    return find(id.healthSet())
        .or(() -> set(id.healthSet()).flatMap(this::find))
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
