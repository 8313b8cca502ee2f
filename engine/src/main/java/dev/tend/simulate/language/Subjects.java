package dev.tend.simulate.language;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.ItemType;
import dev.tend.definition.value.ValueException;
import dev.tend.override.Subject;
import dev.tend.simulate.form.Fields;
import dev.tend.simulate.form.Key;
import dev.tend.simulate.form.Shapes;
import java.util.ArrayList;
import java.util.List;

/** Finds what an override changes. */
final class Subjects {
  static final Key<ItemType> ITEM_TYPE =
      Key.optional(
          "itemType",
          Shapes.word(ItemType.class, ItemType::text),
          "Its type, where a set has two items of one name.");

  private final List<HealthSetDefinition> sets;
  private final Names names;

  Subjects(List<HealthSetDefinition> sets) {
    this.sets = sets;
    this.names = new Names(sets);
  }

  /** An item of any type, one target's item, or a set. */
  Subject find(Fields fields, String text) throws ValueException {
    if (sets.stream().anyMatch(set -> set.name().equalsIgnoreCase(text))) {
      return new Subject.WholeSet(names.healthSet(text));
    }
    List<Subject> found = new ArrayList<>();
    ValueException reason = new ValueException("there is no such item");
    for (ItemType type : candidates(fields)) {
      try {
        found.add(new Subject.Item(type, names.item(type, text)));
      } catch (ValueException unknown) {
        reason = unknown;
      }
    }
    if (found.isEmpty()) {
      throw reason;
    }
    if (found.size() > 1) {
      throw new ValueException("items of several types have this name; write itemType");
    }
    return found.getFirst();
  }

  private static List<ItemType> candidates(Fields fields) {
    return fields
        .find(ITEM_TYPE)
        .map(List::of)
        .orElse(List.of(ItemType.PROBE, ItemType.RESPONDER, ItemType.MONITOR));
  }
}
