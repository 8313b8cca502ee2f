package dev.tend.simulate.language;

import dev.tend.core.event.MonitorEvent;
import dev.tend.core.event.Occasion;
import dev.tend.definition.ItemId;
import dev.tend.definition.value.HealthGroup;
import dev.tend.definition.value.MonitorState;
import dev.tend.definition.value.ValueException;
import dev.tend.simulate.expect.Expectation;
import dev.tend.simulate.expect.Sight;
import dev.tend.simulate.form.Fields;
import dev.tend.simulate.form.Form;
import dev.tend.simulate.form.Key;
import dev.tend.simulate.form.Shapes;
import dev.tend.simulate.script.References;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** States, at an instant or as they change. */
final class StateForms {
  private static final Key<MonitorState> IS =
      Key.required("is", Vocabulary.STATE, "The state it shows at that instant.");
  private static final Key<MonitorState> IS_OR_BECOMES =
      Key.optional("is", Vocabulary.STATE, "The state it shows at that instant.");
  private static final Key<MonitorState> BECOMES =
      Key.optional("becomes", Vocabulary.STATE, "The state it changes to.");
  private static final Key<MonitorState> BENEATH =
      Key.optional("beneath", Vocabulary.STATE, "The state of its chain beneath an overlay.");
  private static final Key<Occasion> BECAUSE =
      Key.optional(
          "because",
          Shapes.word(Occasion.class, Occasion::text),
          "Why it changes; goes with 'becomes'.");

  private StateForms() {}

  static List<Form<Expectation>> of(Vocabulary words) {
    return List.of(monitor(words), healthSet(words), group());
  }

  private static Form<Expectation> monitor(Vocabulary words) {
    Key<ItemId> monitor = Key.required("monitor", words.monitor, "The monitor.");
    return ThenForms.happening(
        "A monitor is in a state, or changes to one.",
        List.of(monitor, IS_OR_BECOMES, BECOMES, BENEATH, BECAUSE, ThenForms.CONTAINING),
        fields -> {
          if (fields.has(IS_OR_BECOMES) == fields.has(BECOMES)) {
            throw new ValueException("write either 'is' or 'becomes'");
          }
          return fields.has(BECOMES)
              ? becomes(fields, fields.get(monitor))
              : is(fields, fields.get(monitor));
        });
  }

  private static Expectation is(Fields fields, ItemId monitor) throws ValueException {
    if (fields.has(BECAUSE) || fields.has(ThenForms.CONTAINING) || fields.has(ThenForms.TIMES)) {
      throw new ValueException("because, containing and times go with 'becomes', not with 'is'");
    }
    return new Expectation.Is(
        fields.at(),
        instant(fields),
        monitor.toString(),
        fields.get(IS_OR_BECOMES),
        fields.find(BENEATH),
        sight -> sight.monitor(monitor));
  }

  private static Expectation becomes(Fields fields, ItemId monitor) throws ValueException {
    MonitorState state = fields.get(BECOMES);
    String text =
        monitor
            + " becomes "
            + state
            + fields.find(BENEATH).map(beneath -> " over " + beneath).orElse("")
            + fields.find(BECAUSE).map(occasion -> " (" + occasion.text() + ")").orElse("")
            + ThenForms.containing(fields);
    return ThenForms.event(
        fields,
        text,
        MonitorEvent.MonitorChanged.class,
        changed ->
            References.cover(monitor, changed.monitor())
                && changed.to() == state
                && fields.find(BENEATH).filter(other -> other != changed.beneath()).isEmpty()
                && fields.find(BECAUSE).filter(other -> other != changed.occasion()).isEmpty()
                && ThenForms.contains(fields, ThenForms.CONTAINING, changed.detail()));
  }

  private static Duration instant(Fields fields) throws ValueException {
    if (fields.has(Times.FROM) || fields.has(Times.TO)) {
      throw new ValueException("a state is looked at in one instant: write 'at'");
    }
    return fields
        .find(Times.AT)
        .orElseThrow(() -> new ValueException("the key 'at' is missing: when to look"));
  }

  private static Form<Expectation> healthSet(Vocabulary words) {
    Key<String> set = Key.required("healthSet", words.healthSet, "The health set.");
    return rolledUp(
        set, "A health set is in a state.", fields -> sight -> sight.healthSet(fields.get(set)));
  }

  private static Form<Expectation> group() {
    Key<HealthGroup> group = Key.required("group", Vocabulary.GROUP, "The health group.");
    return rolledUp(
        group, "A health group is in a state.", fields -> sight -> sight.group(fields.get(group)));
  }

  private static Form<Expectation> rolledUp(
      Key<?> lead, String meaning, Function<Fields, Function<Sight, Optional<Sight.Shown>>> look) {
    return new Form<>(
        meaning,
        List.of(lead, Times.AT_REQUIRED, IS),
        fields ->
            new Expectation.Is(
                fields.at(),
                fields.get(Times.AT_REQUIRED),
                String.valueOf(fields.get(lead)),
                fields.get(IS),
                Optional.empty(),
                look.apply(fields)));
  }
}
