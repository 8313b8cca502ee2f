package dev.tend.testing.testfile;

import dev.tend.core.effect.Page;
import dev.tend.definition.ItemId;
import dev.tend.definition.value.NotificationServiceClass;
import dev.tend.definition.yaml.FieldSpec;
import dev.tend.definition.yaml.Fields;
import dev.tend.definition.yaml.ObjectSchema;
import dev.tend.definition.yaml.OneOrMany;
import dev.tend.definition.yaml.ValueSchema;
import dev.tend.testing.assertion.Expectation;
import dev.tend.testing.assertion.TimelineEntry;
import dev.tend.testing.scenario.ItemReferences;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A page that goes out. */
final class PageForm {
  private static final FieldSpec<Page.Kind> KIND =
      FieldSpec.optional(
          "kind",
          ValueSchema.word(Page.Kind.class, PageForm::word),
          "opened, renewed or closed. Default: opened.");
  private static final FieldSpec<NotificationServiceClass> URGENCY =
      FieldSpec.optional(
          "urgency",
          ValueSchema.word(NotificationServiceClass.class),
          "How urgent it is. Without it: any.");
  private static final FieldSpec<String> TEAM =
      FieldSpec.optional("team", TestValues.TEXT, "The team that is paged. Without it: any.");
  private static final FieldSpec<OneOrMany<String>> SUBJECT =
      FieldSpec.optional(
          "subject", ValueSchema.oneOrMany(TestValues.TEXT), "Texts in the headline.");
  private static final FieldSpec<OneOrMany<String>> EVIDENCE =
      FieldSpec.optional(
          "evidence", ValueSchema.oneOrMany(TestValues.TEXT), "Texts in the evidence.");
  private static final FieldSpec<OneOrMany<String>> REASON =
      FieldSpec.optional("reason", ValueSchema.oneOrMany(TestValues.TEXT), "Texts in the reason.");

  private PageForm() {}

  static ObjectSchema<Expectation> of(TestValues values) {
    FieldSpec<ItemId> monitor =
        FieldSpec.required("page", values.monitor, "The monitor it is about.");
    return ThenForms.happening(
        "A page goes out.",
        List.of(monitor, KIND, URGENCY, TEAM, SUBJECT, EVIDENCE, REASON),
        fields ->
            ThenForms.expected(
                fields,
                text(fields, fields.get(monitor)),
                entry ->
                    entry instanceof TimelineEntry.Paged paged
                        && ItemReferences.cover(fields.get(monitor), paged.page().monitor())
                        && fits(fields, paged.page())));
  }

  private static boolean fits(Fields fields, Page page) {
    return page.kind() == fields.get(KIND, Page.Kind.OPENED)
        && fields.find(URGENCY).filter(urgency -> urgency != page.urgency()).isEmpty()
        && fields.find(TEAM).filter(team -> !team.equals(page.team())).isEmpty()
        && ThenForms.contains(fields, SUBJECT, page.subject())
        && ThenForms.contains(fields, REASON, page.reason())
        && ThenForms.contains(fields, EVIDENCE, String.join("\n", page.evidence()));
  }

  private static String text(Fields fields, ItemId monitor) {
    return "page "
        + word(fields.get(KIND, Page.Kind.OPENED))
        + ": "
        + monitor
        + fields.find(URGENCY).map(urgency -> ", " + urgency).orElse("")
        + fields.find(TEAM).map(team -> " to " + team).orElse("")
        + quoted(": ", fields.find(SUBJECT))
        + quoted(" because ", fields.find(REASON))
        + quoted(" with ", fields.find(EVIDENCE));
  }

  private static String quoted(String lead, Optional<OneOrMany<String>> texts) {
    return texts.map(some -> lead + "'" + String.join("', '", some.values()) + "'").orElse("");
  }

  private static String word(Page.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
