package dev.tend.testing.testfile;

import dev.tend.core.effect.Page;
import dev.tend.core.event.IncidentEvent;
import dev.tend.core.event.Refusal;
import dev.tend.definition.ItemId;
import dev.tend.definition.value.NotificationServiceClass;
import dev.tend.definition.yaml.FieldSpec;
import dev.tend.definition.yaml.Fields;
import dev.tend.definition.yaml.ObjectSchema;
import dev.tend.definition.yaml.OneOrMany;
import dev.tend.definition.yaml.ValueSchema;
import dev.tend.testing.assertion.Expectation;
import dev.tend.testing.assertion.TimelineEntry;
import dev.tend.testing.scenario.References;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What people are told. */
final class PageForms {
  private static final FieldSpec<Page.Kind> KIND =
      FieldSpec.optional(
          "kind",
          ValueSchema.word(Page.Kind.class, PageForms::word),
          "opened, renewed or closed. Default: opened.");
  private static final FieldSpec<NotificationServiceClass> URGENCY =
      FieldSpec.optional(
          "urgency",
          ValueSchema.word(NotificationServiceClass.class),
          "How urgent. Without it: whichever.");
  private static final FieldSpec<String> TEAM =
      FieldSpec.optional("team", ValueShapes.TEXT, "Who is told. Without it: whoever.");
  private static final FieldSpec<OneOrMany<String>> SUBJECT =
      FieldSpec.optional(
          "subject", ValueSchema.oneOrMany(ValueShapes.TEXT), "Texts that stand in the headline.");
  private static final FieldSpec<OneOrMany<String>> EVIDENCE =
      FieldSpec.optional(
          "evidence", ValueSchema.oneOrMany(ValueShapes.TEXT), "Texts that stand in the evidence.");
  private static final FieldSpec<OneOrMany<String>> REASON =
      FieldSpec.optional(
          "reason", ValueSchema.oneOrMany(ValueShapes.TEXT), "Texts that stand in the reason.");
  private static final FieldSpec<Refusal> BECAUSE =
      FieldSpec.optional("because", ValueSchema.word(Refusal.class, Refusal::text), "The reason.");

  private PageForms() {}

  static List<ObjectSchema<Expectation>> of(ValueShapes words) {
    return List.of(page(words), withheld(words), merged(words));
  }

  private static ObjectSchema<Expectation> page(ValueShapes words) {
    FieldSpec<ItemId> monitor =
        FieldSpec.required("page", words.monitor, "The monitor it is about.");
    return ThenForms.happening(
        "A page goes out.",
        List.of(monitor, KIND, URGENCY, TEAM, SUBJECT, EVIDENCE, REASON),
        fields ->
            ThenForms.expected(
                fields,
                text(fields, fields.get(monitor)),
                entry ->
                    entry instanceof TimelineEntry.Paged paged
                        && References.cover(fields.get(monitor), paged.page().monitor())
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

  private static ObjectSchema<Expectation> withheld(ValueShapes words) {
    FieldSpec<ItemId> responder =
        FieldSpec.required("withheld", words.responder, "The escalate responder.");
    return ThenForms.happening(
        "A page is held back.",
        List.of(responder, BECAUSE),
        fields ->
            ThenForms.event(
                fields,
                fields.get(responder)
                    + " page withheld"
                    + fields.find(BECAUSE).map(reason -> ": " + reason).orElse(""),
                IncidentEvent.PageWithheld.class,
                withheld ->
                    References.cover(fields.get(responder), withheld.responder())
                        && fields
                            .find(BECAUSE)
                            .filter(reason -> reason != withheld.reason())
                            .isEmpty()));
  }

  private static ObjectSchema<Expectation> merged(ValueShapes words) {
    FieldSpec<ItemId> responder =
        FieldSpec.required("merged", words.responder, "The escalate responder.");
    FieldSpec<ItemId> into =
        FieldSpec.required("into", words.monitor, "The monitor of the dependency.");
    return ThenForms.happening(
        "A page goes into the incident of a dependency.",
        List.of(responder, into),
        fields ->
            ThenForms.event(
                fields,
                fields.get(responder) + " page merged into " + fields.get(into),
                IncidentEvent.PageMerged.class,
                merged ->
                    References.cover(fields.get(responder), merged.responder())
                        && References.cover(fields.get(into), merged.into())));
  }
}
