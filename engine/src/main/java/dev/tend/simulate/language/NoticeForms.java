package dev.tend.simulate.language;

import dev.tend.core.event.OverrideEvent;
import dev.tend.definition.value.ValueException;
import dev.tend.override.Subject;
import dev.tend.override.notice.OverrideNotice;
import dev.tend.simulate.expect.Expectation;
import dev.tend.simulate.form.Fields;
import dev.tend.simulate.form.Form;
import dev.tend.simulate.form.Key;
import dev.tend.simulate.form.Shapes;
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

    static Becomes of(OverrideNotice.OfOverride notice) {
      return switch (notice) {
        case OverrideNotice.Applied applied -> APPLIED;
        case OverrideNotice.Changed changed -> CHANGED;
        case OverrideNotice.Shadowed shadowed -> SHADOWED;
        case OverrideNotice.UnknownIdentity unknown -> UNKNOWN;
        case OverrideNotice.Refused refused -> REFUSED;
        case OverrideNotice.Pending pending -> PENDING;
        case OverrideNotice.Lapsed lapsed -> LAPSED;
        case OverrideNotice.Expiring expiring -> EXPIRING;
        case OverrideNotice.Expired expired -> EXPIRED;
        case OverrideNotice.Removed removed -> REMOVED;
        case OverrideNotice.Elsewhere elsewhere -> ELSEWHERE;
      };
    }

    String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final Key<String> OVERRIDE =
      Key.required("override", Vocabulary.NAME, "The override's id.");
  private static final Key<Becomes> BECOMES =
      Key.required(
          "becomes",
          Shapes.word(Becomes.class, Becomes::text),
          "What is told of it: applied; changed by another in its place; shadowed by one that goes"
              + " before it; unknown, as there is no such item; refused; pending until another"
              + " version; lapsed with the version; expiring within a day; expired; removed;"
              + " elsewhere, for it is no longer for this server.");
  private static final Key<String> VERSION =
      Key.required("version", Shapes.scalar(ScalarText.ANY), "The version.");
  private static final Key<String> VALUE =
      Key.required("value", Vocabulary.TEXT, "What has it: an item, one target's item, or a set.");
  private static final Key<String> PROPERTY =
      Key.required("property", Vocabulary.TEXT, "The property, by its own or its Exchange name.");
  private static final Key<String> IS =
      Key.required(
          "is", Shapes.scalar(ScalarText.ANY), "The value, as Tend writes it, such as 5m.");
  private static final Key<String> BY =
      Key.optional(
          "by",
          Shapes.scalar(ScalarText.ANY),
          "The id of the override that gives it; '' for none. Without it: whoever.");

  private NoticeForms() {}

  static List<Form<Expectation>> of(Vocabulary words) {
    return List.of(override(), version(), value(new Subjects(words.sets())));
  }

  private static Form<Expectation> override() {
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
                event -> meant(fields, event.notice())));
  }

  private static boolean meant(Fields fields, OverrideNotice notice) {
    return notice instanceof OverrideNotice.OfOverride one
        && one.override().id().equals(fields.get(OVERRIDE))
        && Becomes.of(one) == fields.get(BECOMES)
        && ThenForms.contains(fields, ThenForms.CONTAINING, notice.sentence());
  }

  private static Form<Expectation> version() {
    return ThenForms.happening(
        "The mail server is seen to have another version.",
        List.of(VERSION),
        fields ->
            ThenForms.event(
                fields,
                "the mail server's version is " + fields.get(VERSION),
                OverrideEvent.class,
                event ->
                    event.notice() instanceof OverrideNotice.VersionChanged changed
                        && changed.now().filter(fields.get(VERSION)::equals).isPresent()));
  }

  private static Form<Expectation> value(Subjects subjects) {
    return new Form<>(
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
        sight -> sight.value(subject, property));
  }
}
