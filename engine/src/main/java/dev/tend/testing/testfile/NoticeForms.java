package dev.tend.testing.testfile;

import dev.tend.core.event.OverrideEvent;
import dev.tend.definition.value.ValueException;
import dev.tend.definition.value.ValueTypes;
import dev.tend.definition.yaml.FieldSpec;
import dev.tend.definition.yaml.Fields;
import dev.tend.definition.yaml.ObjectSchema;
import dev.tend.definition.yaml.ValueSchema;
import dev.tend.eventlog.schema.EventContent;
import dev.tend.eventlog.schema.EventField;
import dev.tend.override.Subject;
import dev.tend.testing.assertion.Expectation;
import java.util.List;
import java.util.Locale;

/** What is told of overrides, and what they make of definitions. */
final class NoticeForms {

  private enum Becomes {
    APPLIED,
    CHANGED,
    SHADOWED,
    UNKNOWN,
    REFUSED,
    PENDING,
    LAPSED,
    EXPIRING,
    EXPIRED,
    REMOVED,
    ELSEWHERE;

    String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final FieldSpec<String> OVERRIDE =
      FieldSpec.required("override", ValueShapes.NAME, "The override's id.");
  private static final FieldSpec<Becomes> BECOMES =
      FieldSpec.required(
          "becomes",
          ValueSchema.word(Becomes.class, Becomes::text),
          "What is told of it: applied; changed by another in its place; shadowed by one that goes"
              + " before it; unknown, as there is no such item; refused; pending until another"
              + " version; lapsed with the version; expiring within a day; expired; removed;"
              + " elsewhere, for it is no longer for this server.");
  private static final FieldSpec<String> VALUE =
      FieldSpec.required(
          "value", ValueShapes.TEXT, "What has it: an item, one target's item, or a set.");
  private static final FieldSpec<String> PROPERTY =
      FieldSpec.required(
          "property", ValueShapes.TEXT, "The property, by its own or its Exchange name.");
  private static final FieldSpec<String> IS =
      FieldSpec.required("is", ValueTypes.ANY, "The value, as Tend writes it, such as 5m.");
  private static final FieldSpec<String> BY =
      FieldSpec.optional(
          "by",
          ValueTypes.ANY,
          "The id of the override that gives it; '' for none. Without it: whoever.");

  private NoticeForms() {}

  static List<ObjectSchema<Expectation>> of(ValueShapes words) {
    return List.of(override(), value(new Subjects(words.sets())));
  }

  private static ObjectSchema<Expectation> override() {
    return ThenForms.happening(
        "Something is told of an override.",
        List.of(OVERRIDE, BECOMES, ThenForms.CONTAINING),
        fields ->
            ThenForms.event(
                fields,
                "override "
                    + fields.get(OVERRIDE)
                    + " "
                    + fields.get(BECOMES).text()
                    + ThenForms.containing(fields),
                OverrideEvent.class,
                event -> meant(fields, EventContent.of(event))));
  }

  private static boolean meant(Fields fields, EventContent<?> content) {
    String becomes = "override-" + fields.get(BECOMES).text();
    return content.of(EventField.OVERRIDE).equals(fields.get(OVERRIDE))
        && content.kind().text().startsWith(becomes)
        && ThenForms.contains(fields, ThenForms.CONTAINING, content.sentence().text());
  }

  private static ObjectSchema<Expectation> value(Subjects subjects) {
    return new ObjectSchema<>(
        "A property has a value, with what overrides make of it.",
        List.of(VALUE, Times.AT_REQUIRED, Subjects.ITEM_TYPE, PROPERTY, IS, BY),
        fields -> value(subjects, fields));
  }

  private static Expectation value(Subjects subjects, Fields fields) throws ValueException {
    Subject subject = subjects.find(fields, fields.get(VALUE));
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
