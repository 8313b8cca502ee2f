package dev.tend.simulate.language;

import dev.tend.core.effect.Page;
import dev.tend.core.event.IncidentEvent;
import dev.tend.core.event.Refusal;
import dev.tend.definition.ItemId;
import dev.tend.definition.value.NotificationServiceClass;
import dev.tend.simulate.expect.Expectation;
import dev.tend.simulate.expect.Happening;
import dev.tend.simulate.form.Fields;
import dev.tend.simulate.form.Form;
import dev.tend.simulate.form.Key;
import dev.tend.simulate.form.Several;
import dev.tend.simulate.form.Shapes;
import dev.tend.simulate.script.References;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What people are told. */
final class PageForms {
  private static final Key<Page.Kind> KIND =
      Key.optional(
          "kind",
          Shapes.word(Page.Kind.class, PageForms::word),
          "opened, renewed or closed. Default: opened.");
  private static final Key<NotificationServiceClass> URGENCY =
      Key.optional(
          "urgency",
          Shapes.word(NotificationServiceClass.class, NotificationServiceClass::text),
          "How urgent. Without it: whichever.");
  private static final Key<String> TEAM =
      Key.optional("team", Vocabulary.TEXT, "Who is told. Without it: whoever.");
  private static final Key<Several<String>> SUBJECT =
      Key.optional(
          "subject", Shapes.oneOrMore(Vocabulary.TEXT), "Texts that stand in the headline.");
  private static final Key<Several<String>> EVIDENCE =
      Key.optional(
          "evidence", Shapes.oneOrMore(Vocabulary.TEXT), "Texts that stand in the evidence.");
  private static final Key<Several<String>> REASON =
      Key.optional("reason", Shapes.oneOrMore(Vocabulary.TEXT), "Texts that stand in the reason.");
  private static final Key<Refusal> BECAUSE =
      Key.optional("because", Shapes.word(Refusal.class, Refusal::text), "The reason.");

  private PageForms() {}

  static List<Form<Expectation>> of(Vocabulary words) {
    return List.of(page(words), withheld(words), merged(words));
  }

  private static Form<Expectation> page(Vocabulary words) {
    Key<ItemId> monitor = Key.required("page", words.monitor, "The monitor it is about.");
    return ThenForms.happening(
        "A page goes out.",
        List.of(monitor, KIND, URGENCY, TEAM, SUBJECT, EVIDENCE, REASON),
        fields ->
            ThenForms.expected(
                fields,
                text(fields, fields.get(monitor)),
                happening ->
                    happening instanceof Happening.Paged paged
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

  private static String quoted(String lead, Optional<Several<String>> texts) {
    return texts.map(some -> lead + "'" + String.join("', '", some.values()) + "'").orElse("");
  }

  private static String word(Page.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static Form<Expectation> withheld(Vocabulary words) {
    Key<ItemId> responder = Key.required("withheld", words.responder, "The escalate responder.");
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

  private static Form<Expectation> merged(Vocabulary words) {
    Key<ItemId> responder = Key.required("merged", words.responder, "The escalate responder.");
    Key<ItemId> into = Key.required("into", words.monitor, "The monitor of the dependency.");
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
