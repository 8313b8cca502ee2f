package dev.tend.override.merge;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.ItemDefinition;
import dev.tend.definition.ItemType;
import dev.tend.definition.Targets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The items and targets of one health set by name, in any case. Filled when first asked. */
final class ItemIndex {
  private final HealthSetDefinition set;
  private final Map<String, List<ItemDefinition>> items = new HashMap<>();
  private final Map<ItemType, List<String>> names = new EnumMap<>(ItemType.class);
  private final Set<String> targets = new HashSet<>();
  private final IdentityHashMap<ItemDefinition, PropertyOwner> owners = new IdentityHashMap<>();

  ItemIndex(HealthSetDefinition set) {
    this.set = set;
  }

  HealthSetDefinition set() {
    return set;
  }

  /** The items of a name, in file order. */
  List<ItemDefinition> named(String name) {
    if (items.isEmpty()) {
      set.items()
          .forEach(
              item ->
                  items
                      .computeIfAbsent(fold(item.id().item()), key -> new ArrayList<>(1))
                      .add(item));
    }
    return items.getOrDefault(fold(name), List.of());
  }

  /** The names of all items of a type, in file order. */
  List<String> names(ItemType type) {
    return names.computeIfAbsent(
        type,
        wanted ->
            set.items()
                .filter(item -> item.itemType() == wanted)
                .map(item -> item.id().item())
                .toList());
  }

  /** Whether a target is one of those that the set declares. */
  boolean hasTarget(String name) {
    if (targets.isEmpty() && set.targets() instanceof Targets.Fixed fixed) {
      fixed.names().forEach(target -> targets.add(fold(target)));
    }
    return targets.contains(fold(name));
  }

  /** What overrides can change of an item. */
  PropertyOwner owner(ItemDefinition item) {
    return owners.computeIfAbsent(item, PropertyOwner::of);
  }

  /** The same text for all that {@link String#equalsIgnoreCase} takes for equal. */
  static String fold(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) >= 0x80) {
        StringBuilder folded = new StringBuilder();
        name.codePoints()
            .map(letter -> Character.toLowerCase(Character.toUpperCase(letter)))
            .forEach(folded::appendCodePoint);
        return folded.toString();
      }
    }
    return name.toLowerCase(Locale.ROOT);
  }
}
