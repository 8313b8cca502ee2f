package dev.tend.simulate.language;

import dev.tend.definition.ItemId;
import dev.tend.definition.value.Quantity;
import dev.tend.definition.value.ValueException;
import dev.tend.definition.value.ValueTypes;
import dev.tend.simulate.World;
import dev.tend.simulate.form.Fields;
import dev.tend.simulate.form.Form;
import dev.tend.simulate.form.Key;
import dev.tend.simulate.form.Several;
import dev.tend.simulate.form.Shape;
import dev.tend.simulate.form.Shapes;
import dev.tend.simulate.script.Attempt;
import dev.tend.simulate.script.ProbePattern;
import dev.tend.simulate.script.Rule;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/** What the acts of a responder are good for. */
final class ActsForm {
  private static final Shape<Attempt.Effect> EFFECT =
      Shapes.word(Attempt.Effect.class, Attempt.Effect::text);
  private static final Key<Attempt.Effect> DOES =
      Key.required(
          "does",
          EFFECT,
          "helps: the monitor's probes succeed from then on; doesNotHelp; fails: it cannot be done; hangs: it never ends.");
  private static final Key<Duration> TAKES =
      Key.optional("takes", Vocabulary.TIME, "How long it takes. Default: 10s.");
  private static final Key<Duration> AFTER =
      Key.optional("after", Vocabulary.TIME, "How long after its end it begins to help.");
  private static final Key<Duration> LASTS =
      Key.optional(
          "for",
          Vocabulary.TIME,
          "How long it helps. Without it: until an entry lets the probe fail anew.");
  private static final Key<Quantity> SAMPLE =
      Key.optional(
          "sample", Shapes.scalar(ValueTypes.QUANTITY), "What the probes measure once it helps.");
  private static final Key<String> MESSAGE =
      Key.optional("message", Vocabulary.TEXT, "What it reports.");

  private final Key<ItemId> responder;
  private final Key<Several<ProbePattern>> heals;
  private final Key<Several<Attempt>> attempts;

  private ActsForm(Vocabulary words) {
    responder = Key.required("responder", words.responder, "Whose acts.");
    heals =
        Key.optional(
            "heals", words.probes, "Probes that succeed, too, such as those of another set.");
    Form<Attempt> form =
        new Form<>(
            "One act.", List.of(DOES, TAKES, AFTER, LASTS, heals, SAMPLE, MESSAGE), this::attempt);
    attempts =
        Key.required(
            "attempts",
            Shapes.oneOrMore(Shapes.either(word(), form)),
            "What its acts come to, one after the other; the last entry holds for all that follow.");
  }

  /** The acts of one responder. */
  static Form<Rule> of(Vocabulary words) {
    ActsForm form = new ActsForm(words);
    return new Form<>(
        "What the acts of a responder are good for. Without such an entry they end well after 10 s and do not help.",
        List.of(form.responder, form.attempts),
        form::rule);
  }

  private Rule rule(Fields fields) throws ValueException {
    List<Attempt> made = fields.get(attempts).values();
    if (made.isEmpty()) {
      throw new ValueException("the list of attempts is empty");
    }
    return new Rule.Acts(fields.get(responder), made);
  }

  private static Shape<Attempt> word() {
    return new Mapped<>(
        EFFECT, effect -> new Attempt(effect, World.ACT_TAKES, Attempt.Relief.plain(), ""));
  }

  private Attempt attempt(Fields fields) throws ValueException {
    Attempt.Effect does = fields.get(DOES);
    if (does != Attempt.Effect.HELPS
        && (fields.has(AFTER) || fields.has(LASTS) || fields.has(heals) || fields.has(SAMPLE))) {
      throw new ValueException("after, for, heals and sample go with 'does: helps' only");
    }
    Attempt.Relief relief =
        new Attempt.Relief(
            fields.get(AFTER, Duration.ZERO),
            fields.find(LASTS),
            fields.find(heals).map(Several::values).orElse(List.of()),
            fields
                .find(SAMPLE)
                .map(value -> OptionalDouble.of(value.value()))
                .orElse(OptionalDouble.empty()));
    return new Attempt(does, fields.get(TAKES, World.ACT_TAKES), relief, fields.get(MESSAGE, ""));
  }
}
