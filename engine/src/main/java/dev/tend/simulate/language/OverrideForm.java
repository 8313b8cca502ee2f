package dev.tend.simulate.language;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.ItemId;
import dev.tend.definition.ItemType;
import dev.tend.definition.value.ValueException;
import dev.tend.override.MonitoringOverride;
import dev.tend.override.Selector;
import dev.tend.override.Subject;
import dev.tend.override.Validity;
import dev.tend.simulate.ManualAgent;
import dev.tend.simulate.form.Fields;
import dev.tend.simulate.form.Form;
import dev.tend.simulate.form.Key;
import dev.tend.simulate.form.Shapes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** An override is added. */
final class OverrideForm {
  private static final Key<String> OVERRIDE =
      Key.required(
          "override", Vocabulary.TEXT, "What it changes: an item, one target's item, or a set.");
  private static final Key<ItemType> ITEM_TYPE =
      Key.optional(
          "itemType",
          Shapes.word(ItemType.class, ItemType::text),
          "Its type, where a set has two items of one name.");
  private static final Key<String> PROPERTY =
      Key.required("property", Vocabulary.TEXT, "The property, by its own or its Exchange name.");
  private static final Key<String> VALUE =
      Key.required("value", Shapes.scalar(ScalarText.ANY), "The value, as on the command line.");
  private static final Key<Duration> LASTS =
      Key.optional("for", Vocabulary.TIME, "How long. Without it: until it is removed.");
  private static final Key<String> ID = Key.optional("id", Vocabulary.NAME, "Its id. Default: o1.");
  private static final Key<Boolean> GLOBAL =
      Key.optional(
          "global", Vocabulary.BOOLEAN, "Whether it is for all servers. Default: for this one.");

  private final List<HealthSetDefinition> sets;
  private final Names names;

  private OverrideForm(List<HealthSetDefinition> sets) {
    this.sets = sets;
    this.names = new Names(sets);
  }

  static Form<Moment> of(List<HealthSetDefinition> sets) {
    OverrideForm form = new OverrideForm(sets);
    return WhenForms.form(
        "An override is added.",
        List.of(
            OVERRIDE,
            ITEM_TYPE,
            PROPERTY,
            VALUE,
            LASTS,
            ID,
            GLOBAL,
            OperatorForms.ownerKey(),
            OperatorForms.reasonKey()),
        form::add);
  }

  private Consumer<ManualAgent> add(Fields fields) throws ValueException {
    Subject subject = subject(fields);
    return agent ->
        agent.override(
            new MonitoringOverride(
                fields.get(ID, "o1"),
                fields.get(GLOBAL, false) ? new Selector.All() : new Selector.ThisServer(),
                subject,
                fields.get(PROPERTY),
                fields.get(VALUE),
                OperatorForms.owner(fields),
                OperatorForms.reason(fields),
                agent.wallClock(),
                fields
                    .find(LASTS)
                    .<Validity>map(time -> new Validity.Until(agent.wallClock().plus(time)))
                    .orElseGet(Validity.Forever::new)));
  }

  private Subject subject(Fields fields) throws ValueException {
    String text = fields.get(OVERRIDE);
    if (sets.stream().anyMatch(set -> set.name().equalsIgnoreCase(text))) {
      return new Subject.WholeSet(names.healthSet(text));
    }
    List<Subject> found = new ArrayList<>();
    ValueException reason = new ValueException("there is no such item");
    for (ItemType type : candidates(fields)) {
      try {
        ItemId id = names.item(type, text);
        found.add(new Subject.Item(type, id));
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
