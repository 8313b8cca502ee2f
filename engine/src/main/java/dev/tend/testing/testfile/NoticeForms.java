package dev.tend.testing.testfile;

import dev.tend.definition.value.ValueTypes;
import dev.tend.definition.value.Word;
import dev.tend.definition.yaml.FieldSpec;
import dev.tend.definition.yaml.Fields;
import dev.tend.definition.yaml.ObjectSchema;
import dev.tend.definition.yaml.ValueSchema;
import dev.tend.eventlog.schema.EventField;
import dev.tend.eventlog.schema.EventKind;
import dev.tend.eventlog.schema.OverrideEventKinds;
import dev.tend.override.Subject;
import dev.tend.testing.assertion.Expectation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is reported about overrides, and how they change definitions. */
final class NoticeForms {

  /** The kinds are constants themselves. */
  @SuppressWarnings("ImmutableEnumChecker")
  private enum Becomes implements Word.Camel {
    APPLIED(OverrideEventKinds.APPLIED),
    CHANGED(OverrideEventKinds.CHANGED),
    SHADOWED(OverrideEventKinds.SHADOWED),
    UNKNOWN(OverrideEventKinds.UNKNOWN_IDENTITY),
    REFUSED(OverrideEventKinds.REFUSED),
    PENDING(OverrideEventKinds.PENDING),
    LAPSED(OverrideEventKinds.LAPSED),
    EXPIRING(OverrideEventKinds.EXPIRING),
    EXPIRED(OverrideEventKinds.EXPIRED),
    REMOVED(OverrideEventKinds.REMOVED),
    ELSEWHERE(OverrideEventKinds.ELSEWHERE);

    private final EventKind<?> kind;

    Becomes(EventKind<?> kind) {
      this.kind = kind;
    }
  }

  private static final FieldSpec<String> OVERRIDE =
      FieldSpec.required("override", TestValues.NAME, "The override's id.");
  private static final FieldSpec<Becomes> BECOMES =
      FieldSpec.required(
          "becomes",
          ValueSchema.word(Becomes.class),
          "What is reported about it: applied; changed, as another one replaces it; shadowed by one"
              + " that takes precedence; unknown, as there is no such item; refused; pending until"
              + " another version; lapsed with the version; expiring within a day; expired;"
              + " removed; elsewhere, as it is no longer for this server.");
  private static final FieldSpec<String> VALUE =
      FieldSpec.required(
          "value", TestValues.TEXT, "What has the property: an item, one target's item, or a set.");
  private static final FieldSpec<String> PROPERTY =
      FieldSpec.required(
          "property", TestValues.TEXT, "The property, by its own or its Exchange name.");
  private static final FieldSpec<String> IS =
      FieldSpec.required("is", ValueTypes.ANY, "The value, as Tend writes it, such as 5m.");
  private static final FieldSpec<String> BY =
      FieldSpec.optional(
          "by",
          ValueTypes.ANY,
          "The id of the override that gives it; '' for none. Without it: any.");

  private NoticeForms() {}

  static List<ObjectSchema<Expectation>> of(TestValues values) {
    return List.of(override(), value(values));
  }

  private static ObjectSchema<Expectation> override() {
    return ThenForms.happening(
        "Something is reported about an override.",
        List.of(OVERRIDE, BECOMES, ThenForms.CONTAINING),
        fields ->
            EventForm.expected(
                fields,
                "override " + fields.get(OVERRIDE) + " " + fields.get(BECOMES).text(),
                fields.get(BECOMES).kind,
                Optional.empty(),
                Map.of(EventField.OVERRIDE, fields.get(OVERRIDE))));
  }

  private static ObjectSchema<Expectation> value(TestValues values) {
    return new ObjectSchema<>(
        "A property has a value, overrides included.",
        List.of(VALUE, Times.AT_REQUIRED, TestValues.ITEM_TYPE, PROPERTY, IS, BY),
        fields -> value(fields, values.subject(fields, VALUE)));
  }

  private static Expectation value(Fields fields, Subject subject) {
    String property = fields.get(PROPERTY);
    return new Expectation.Holds(
        fields.at(),
        fields.get(Times.AT_REQUIRED),
        property + " of " + subject.text(),
        fields.get(IS),
        fields.find(BY),
        query -> query.value(subject, property));
  }
}
