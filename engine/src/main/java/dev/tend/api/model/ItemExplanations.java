package dev.tend.api.model;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.ItemDefinition;
import dev.tend.definition.help.ItemHelp;
import dev.tend.override.merge.EffectiveDefinitions;
import dev.tend.override.merge.EffectiveSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an identity names, explained.
 *
 * @param items the items, each for all of its targets, then again for each target for which an
 *     override changes it; if one target was asked for and an override changes it there, only that
 *     one
 */
public record ItemExplanations(List<ItemHelp> items) {
  /** Copies the list. */
  public ItemExplanations {
    items = List.copyOf(items);
  }

  /** The items of a scope with their values in effect. */
  public static ItemExplanations of(EffectiveDefinitions definitions, ItemFilter filter) {
    List<ItemHelp> items = new ArrayList<>();
    for (EffectiveSet set : definitions.sets()) {
      if (filter.holdsSet(set.definition().name())) {
        explain(items, set, filter);
      }
    }
    return new ItemExplanations(items);
  }

  private static void explain(List<ItemHelp> items, EffectiveSet set, ItemFilter filter) {
    for (ItemDefinition item : items(set.definition(), filter)) {
      List<ItemHelp> copies = new ArrayList<>();
      for (Map.Entry<String, HealthSetDefinition> target : set.byTarget().entrySet()) {
        if (filter.target().map(target.getKey()::equalsIgnoreCase).orElse(true)) {
          copy(target.getValue(), item)
              .map(
                  copy ->
                      ItemHelp.of(
                          copy, Optional.of(target.getKey()), target.getValue().switchedOff()))
              .ifPresent(copies::add);
        }
      }
      if (filter.target().isEmpty() || copies.isEmpty()) {
        items.add(ItemHelp.of(item, Optional.empty(), set.definition().switchedOff()));
      }
      items.addAll(copies);
    }
  }

  /** The item in another definition of its set, if it differs there. */
  private static Optional<ItemDefinition> copy(HealthSetDefinition set, ItemDefinition item) {
    return set.items()
        .filter(other -> other.itemType() == item.itemType() && other.id().equals(item.id()))
        .filter(other -> !other.settings().equals(item.settings()))
        .findFirst();
  }

  private static List<ItemDefinition> items(HealthSetDefinition set, ItemFilter filter) {
    return set.items()
        .filter(item -> filter.item().map(item.id().item()::equalsIgnoreCase).orElse(true))
        .toList();
  }
}
