package dev.tend.testing.testfile;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.ItemType;
import dev.tend.definition.value.ValueException;
import dev.tend.definition.yaml.FieldSpec;
import dev.tend.definition.yaml.Fields;
import dev.tend.definition.yaml.ValueSchema;
import dev.tend.override.Subject;
import java.util.ArrayList;
import java.util.List;

/** Finds what an override changes. */
final class Subjects {
  static final FieldSpec<ItemType> ITEM_TYPE =
      FieldSpec.optional(
          "itemType",
          ValueSchema.word(ItemType.class),
          "Its type, where a set has two items of one name.");

  private final List<HealthSetDefinition> sets;
  private final ItemResolver resolver;

  Subjects(List<HealthSetDefinition> sets) {
    this.sets = sets;
    this.resolver = new ItemResolver(sets);
  }

  /** An item of any type, one target's item, or a set. */
  Subject find(Fields fields, String text) throws ValueException {
    if (sets.stream().anyMatch(set -> set.name().equalsIgnoreCase(text))) {
      return new Subject.WholeSet(resolver.healthSet(text));
    }
    List<Subject> found = new ArrayList<>();
    ValueException reason = new ValueException("there is no such item");
    for (ItemType type : candidates(fields)) {
      try {
        found.add(new Subject.Item(type, resolver.item(type, text)));
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
