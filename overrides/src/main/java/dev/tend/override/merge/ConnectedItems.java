package dev.tend.override.merge;

import dev.tend.definition.ItemDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Which items are tied to one another, because one names the other or because both are tied to a
 * third. What is changed in one cluster cannot break or fix anything in another.
 */
final class ConnectedItems {
  private final IdentityHashMap<ItemDefinition, Integer> numbers = new IdentityHashMap<>();
  private final int[] towards;
  private final Map<Integer, List<ItemDefinition>> members = new HashMap<>();

  /** The clusters of items, each with the items that it concerns. */
  ConnectedItems(
      List<ItemDefinition> items, Function<ItemDefinition, List<ItemDefinition>> concerned) {
    towards = new int[items.size()];
    for (int number = 0; number < items.size(); number++) {
      numbers.put(items.get(number), number);
      towards[number] = number;
    }
    for (ItemDefinition item : items) {
      concerned.apply(item).forEach(other -> towards[root(item)] = root(other));
    }
    items.forEach(item -> members.computeIfAbsent(root(item), root -> new ArrayList<>()).add(item));
  }

  /** All of the cluster of an item, that one among them. */
  List<ItemDefinition> of(ItemDefinition item) {
    return members.getOrDefault(root(item), List.of());
  }

  private int root(ItemDefinition item) {
    int number = Objects.requireNonNull(numbers.get(item), "an item of the set");
    while (towards[number] != number) {
      towards[number] = towards[towards[number]];
      number = towards[number];
    }
    return number;
  }
}
