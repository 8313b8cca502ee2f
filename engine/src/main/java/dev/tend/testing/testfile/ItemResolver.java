package dev.tend.testing.testfile;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.ItemDefinition;
import dev.tend.definition.ItemId;
import dev.tend.definition.ItemType;
import dev.tend.definition.problem.Suggestions;
import dev.tend.definition.value.ValueException;
import dev.tend.override.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds what a case names. An item is named in full, {@code Set\Item} or {@code Set\Item\Target},
 * or without its set where only one has such an item; {@code /} may stand for {@code \}, in any
 * case.
 */
final class ItemResolver {
  /** The monitor that every set with a discovery has besides those it declares. */
  private static final String DISCOVERY_MONITOR = "MaintenanceFailureMonitor.";

  private final List<HealthSetDefinition> sets;

  ItemResolver(List<HealthSetDefinition> sets) {
    this.sets = List.copyOf(sets);
  }

  /** A health set, in its declared case. */
  String healthSet(String text) throws ValueException {
    return findSet(text)
        .map(HealthSetDefinition::name)
        .orElseThrow(() -> unknown("health set", text, setNames()));
  }

  /** An item of a type. */
  ItemId item(ItemType type, String text) throws ValueException {
    String[] parts = text.split("[\\\\/]", 3);
    Optional<HealthSetDefinition> set = parts.length > 1 ? findSet(parts[0]) : Optional.empty();
    if (set.isPresent()) {
      ItemId id = itemOf(set.get(), type, parts[1], text);
      return parts.length == 3 ? id.forTarget(parts[2]) : id;
    }
    ItemId id = onlyItem(type, parts[0], text);
    return parts.length == 1 ? id : id.forTarget(text.substring(parts[0].length() + 1));
  }

  /** An item of any type; of two with one name, the probe, then the monitor. */
  ItemId anyItem(String text) throws ValueException {
    return items(text, List.of(ItemType.PROBE, ItemType.MONITOR, ItemType.RESPONDER))
        .getFirst()
        .id();
  }

  /** What an override changes: an item of any type, one target's item, or a set. */
  Subject subject(String text, Optional<ItemType> itemType) throws ValueException {
    Optional<HealthSetDefinition> set = findSet(text);
    if (set.isPresent()) {
      return new Subject.WholeSet(set.get().name());
    }
    List<ItemType> types =
        itemType
            .map(List::of)
            .orElse(List.of(ItemType.PROBE, ItemType.RESPONDER, ItemType.MONITOR));
    List<Subject.Item> found = items(text, types);
    if (found.size() > 1) {
      throw new ValueException("items of several types have this name; write itemType");
    }
    return found.getFirst();
  }

  /** All items of a name, at least one; without any, the reason is that of the last type. */
  private List<Subject.Item> items(String text, List<ItemType> types) throws ValueException {
    List<Subject.Item> found = new ArrayList<>();
    ValueException reason = new ValueException("there is no such item");
    for (ItemType type : types) {
      try {
        found.add(new Subject.Item(type, item(type, text)));
      } catch (ValueException unknown) {
        reason = unknown;
      }
    }
    if (found.isEmpty()) {
      throw reason;
    }
    return found;
  }

  private ItemId itemOf(HealthSetDefinition set, ItemType type, String item, String text)
      throws ValueException {
    if (type == ItemType.MONITOR && item.equalsIgnoreCase(DISCOVERY_MONITOR + set.name())) {
      return ItemId.of(set.name(), DISCOVERY_MONITOR + set.name());
    }
    return items(set, type).stream()
        .filter(id -> id.item().equalsIgnoreCase(item))
        .findFirst()
        .orElseThrow(() -> unknown(word(type), text, texts(items(set, type), ItemId::toString)));
  }

  private ItemId onlyItem(ItemType type, String item, String text) throws ValueException {
    List<ItemId> all = sets.stream().flatMap(set -> items(set, type).stream()).toList();
    List<ItemId> found = all.stream().filter(id -> id.item().equalsIgnoreCase(item)).toList();
    if (found.size() > 1) {
      throw new ValueException(
          "several health sets have such a "
              + word(type)
              + "; write "
              + String.join(" or ", texts(found, ItemId::toString)));
    }
    if (found.isEmpty()) {
      throw unknown(
          word(type),
          text,
          texts(all, text.matches(".*[\\\\/].*") ? ItemId::toString : ItemId::item));
    }
    return found.getFirst();
  }

  private static List<ItemId> items(HealthSetDefinition set, ItemType type) {
    return set.items().filter(item -> item.itemType() == type).map(ItemDefinition::id).toList();
  }

  Optional<HealthSetDefinition> findSet(String name) {
    return sets.stream().filter(set -> set.name().equalsIgnoreCase(name)).findFirst();
  }

  private List<String> setNames() {
    return sets.stream().map(HealthSetDefinition::name).toList();
  }

  private static List<String> texts(List<ItemId> ids, Function<ItemId, String> text) {
    return new ArrayList<>(ids.stream().map(text).toList());
  }

  private static String word(ItemType type) {
    return switch (type) {
      case PROBE -> "probe";
      case MONITOR -> "monitor";
      case RESPONDER -> "responder";
      case MAINTENANCE -> "discovery";
    };
  }

  private static ValueException unknown(String what, String text, List<String> candidates) {
    return new ValueException("there is no such " + what + Suggestions.instead(text, candidates));
  }
}
