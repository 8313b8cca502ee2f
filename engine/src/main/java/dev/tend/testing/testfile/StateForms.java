package dev.tend.testing.testfile;

import dev.tend.core.event.TransitionCause;
import dev.tend.definition.ItemId;
import dev.tend.definition.value.HealthGroup;
import dev.tend.definition.value.MonitorState;
import dev.tend.definition.value.ValueException;
import dev.tend.definition.yaml.FieldSpec;
import dev.tend.definition.yaml.Fields;
import dev.tend.definition.yaml.ObjectSchema;
import dev.tend.definition.yaml.ValueSchema;
import dev.tend.eventlog.schema.EventField;
import dev.tend.eventlog.schema.EventKinds;
import dev.tend.testing.assertion.Expectation;
import dev.tend.testing.assertion.StateQuery;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** States, at an instant or as they change. */
final class StateForms {
  private static final FieldSpec<MonitorState> IS =
      FieldSpec.required("is", TestValues.STATE, "The state it shows at that instant.");
  private static final FieldSpec<MonitorState> IS_OR_BECOMES =
      FieldSpec.optional("is", TestValues.STATE, "The state it shows at that instant.");
  private static final FieldSpec<MonitorState> BECOMES =
      FieldSpec.optional("becomes", TestValues.STATE, "The state it changes to.");
  private static final FieldSpec<MonitorState> BENEATH =
      FieldSpec.optional("beneath", TestValues.STATE, "The state of its chain beneath an overlay.");
  private static final FieldSpec<TransitionCause> BECAUSE =
      FieldSpec.optional(
          "because",
          ValueSchema.word(TransitionCause.class),
          "Why it changes; goes with 'becomes'.");

  private StateForms() {}

  static List<ObjectSchema<Expectation>> of(TestValues values) {
    return List.of(monitor(values), healthSet(values), group());
  }

  private static ObjectSchema<Expectation> monitor(TestValues values) {
    FieldSpec<ItemId> monitor = FieldSpec.required("monitor", values.monitor, "The monitor.");
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
        query -> query.monitor(monitor));
  }

  private static Expectation becomes(Fields fields, ItemId monitor) throws ValueException {
    MonitorState state = fields.get(BECOMES);
    String text =
        monitor
            + " becomes "
            + state
            + fields.find(BENEATH).map(beneath -> " over " + beneath).orElse("")
            + fields.find(BECAUSE).map(cause -> " (" + cause.text() + ")").orElse("");
    Map<EventField, String> wanted = new EnumMap<>(Map.of(EventField.STATE_TO, state.text()));
    fields.find(BENEATH).ifPresent(beneath -> wanted.put(EventField.BENEATH_TO, beneath.text()));
    fields.find(BECAUSE).ifPresent(cause -> wanted.put(EventField.OCCASION, cause.text()));
    return EventForm.expected(
        fields, text, EventKinds.MONITOR_CHANGED, Optional.of(monitor), wanted);
  }

  private static Duration instant(Fields fields) throws ValueException {
    if (fields.has(Times.FROM) || fields.has(Times.TO)) {
      throw new ValueException("a state is checked at one instant: write 'at'");
    }
    return fields
        .find(Times.AT)
        .orElseThrow(() -> new ValueException("the key 'at' is missing: when to check"));
  }

  private static ObjectSchema<Expectation> healthSet(TestValues values) {
    FieldSpec<String> set = FieldSpec.required("healthSet", values.healthSet, "The health set.");
    return rolledUp(
        set, "A health set is in a state.", fields -> query -> query.healthSet(fields.get(set)));
  }

  private static ObjectSchema<Expectation> group() {
    FieldSpec<HealthGroup> group =
        FieldSpec.required("group", TestValues.GROUP, "The health group.");
    return rolledUp(
        group, "A health group is in a state.", fields -> query -> query.group(fields.get(group)));
  }

  private static ObjectSchema<Expectation> rolledUp(
      FieldSpec<?> lead,
      String meaning,
      Function<Fields, Function<StateQuery, Optional<StateQuery.Shown>>> find) {
    return new ObjectSchema<>(
        meaning,
        List.of(lead, Times.AT_REQUIRED, IS),
        fields ->
            new Expectation.Is(
                fields.at(),
                fields.get(Times.AT_REQUIRED),
                String.valueOf(fields.get(lead)),
                fields.get(IS),
                Optional.empty(),
                find.apply(fields)));
  }
}
