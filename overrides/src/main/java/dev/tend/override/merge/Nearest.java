package dev.tend.override.merge;

import dev.tend.definition.ItemId;
import dev.tend.definition.ItemType;
import dev.tend.definition.problem.Spelling;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** The identity that was probably meant by one that is not there. */
final class Nearest {
  private final SequencedMap<String, Directory> sets;
  private final Map<ItemType, Map<String, ItemId>> anywhere = new EnumMap<>(ItemType.class);
  private final Map<String, Optional<String>> nearestSets = new HashMap<>();

  /** What is there: the sets by folded name, in the order of the definitions. */
  Nearest(SequencedMap<String, Directory> sets) {
    this.sets = sets;
  }

  /** The set of the nearest name. */
  Optional<String> set(String name) {
    return nearestSets.computeIfAbsent(
        name,
        wanted ->
            Spelling.nearest(
                wanted, sets.values().stream().map(known -> known.set().name()).toList()));
  }

  /** The same item of another set, else the nearest item of the nearest set. */
  Optional<String> item(ItemType type, ItemId id) {
    ItemId elsewhere =
        anywhere.computeIfAbsent(type, this::firstOfEachName).get(Directory.fold(id.item()));
    if (elsewhere != null) {
      return Optional.of(elsewhere.forTarget(id.target()).toString());
    }
    return find(id.healthSet())
        .or(() -> set(id.healthSet()).flatMap(this::find))
        .flatMap(
            near ->
                Spelling.nearest(id.item(), near.names(type))
                    .map(item -> ItemId.of(near.set().name(), item).forTarget(id.target()))
                    .map(ItemId::toString));
  }

  private Map<String, ItemId> firstOfEachName(ItemType type) {
    Map<String, ItemId> first = new HashMap<>();
    for (Directory directory : sets.values()) {
      for (String item : directory.names(type)) {
        first.putIfAbsent(Directory.fold(item), ItemId.of(directory.set().name(), item));
      }
    }
    return first;
  }

  private Optional<Directory> find(String name) {
    return Optional.ofNullable(sets.get(Directory.fold(name)));
  }
}
