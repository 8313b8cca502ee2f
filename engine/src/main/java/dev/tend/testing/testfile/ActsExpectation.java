package dev.tend.testing.testfile;

import dev.tend.definition.ItemId;
import dev.tend.definition.value.Quantity;
import dev.tend.definition.value.ValueException;
import dev.tend.definition.value.ValueTypes;
import dev.tend.definition.yaml.FieldSpec;
import dev.tend.definition.yaml.Fields;
import dev.tend.definition.yaml.ObjectSchema;
import dev.tend.definition.yaml.OneOrMany;
import dev.tend.definition.yaml.ValueSchema;
import dev.tend.testing.SimulatedEnvironment;
import dev.tend.testing.scenario.ProbePattern;
import dev.tend.testing.scenario.ScriptRule;
import dev.tend.testing.scenario.ScriptedAction;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/** What the acts of a responder are good for. */
final class ActsExpectation {
  private static final ValueSchema<ScriptedAction.Effect> EFFECT =
      ValueSchema.word(ScriptedAction.Effect.class);
  private static final FieldSpec<ScriptedAction.Effect> DOES =
      FieldSpec.required(
          "does",
          EFFECT,
          "helps: the monitor's probes succeed from then on; doesNotHelp; fails: it cannot be done;"
              + " hangs: it never ends.");
  private static final FieldSpec<Duration> TAKES =
      FieldSpec.optional("takes", ValueShapes.TIME, "How long it takes. Default: 10s.");
  private static final FieldSpec<Duration> AFTER =
      FieldSpec.optional("after", ValueShapes.TIME, "How long after its end it begins to help.");
  private static final FieldSpec<Duration> LASTS =
      FieldSpec.optional(
          "for",
          ValueShapes.TIME,
          "How long it helps. Without it: until an entry lets the probe fail anew.");
  private static final FieldSpec<Quantity> SAMPLE =
      FieldSpec.optional("sample", ValueTypes.QUANTITY, "What the probes measure once it helps.");
  private static final FieldSpec<String> MESSAGE =
      FieldSpec.optional("message", ValueShapes.TEXT, "What it reports.");

  private final FieldSpec<ItemId> responder;
  private final FieldSpec<OneOrMany<ProbePattern>> heals;
  private final FieldSpec<OneOrMany<ScriptedAction>> attempts;

  private ActsExpectation(ValueShapes words) {
    responder = FieldSpec.required("responder", words.responder, "Whose acts.");
    heals =
        FieldSpec.optional(
            "heals", words.probes, "Probes that succeed, too, such as those of another set.");
    ObjectSchema<ScriptedAction> schema =
        new ObjectSchema<>(
            "One act.", List.of(DOES, TAKES, AFTER, LASTS, heals, SAMPLE, MESSAGE), this::attempt);
    attempts =
        FieldSpec.required(
            "attempts",
            ValueSchema.oneOrMany(ValueSchema.either(word(), schema)),
            "What its acts come to, one after the other; the last entry holds for all that"
                + " follow.");
  }

  /** The acts of one responder. */
  static ObjectSchema<ScriptRule> of(ValueShapes words) {
    ActsExpectation form = new ActsExpectation(words);
    return new ObjectSchema<>(
        "What the acts of a responder are good for. Without such an entry they end well after 10 s"
            + " and do not help.",
        List.of(form.responder, form.attempts),
        form::rule);
  }

  private ScriptRule rule(Fields fields) throws ValueException {
    List<ScriptedAction> made = fields.get(attempts).values();
    if (made.isEmpty()) {
      throw new ValueException("the list of attempts is empty");
    }
    return new ScriptRule.Acts(fields.get(responder), made);
  }

  private static ValueSchema<ScriptedAction> word() {
    return EFFECT.map(
        effect ->
            new ScriptedAction(
                effect, SimulatedEnvironment.ACT_TAKES, ScriptedAction.Relief.plain(), ""));
  }

  private ScriptedAction attempt(Fields fields) throws ValueException {
    ScriptedAction.Effect does = fields.get(DOES);
    if (does != ScriptedAction.Effect.HELPS
        && (fields.has(AFTER) || fields.has(LASTS) || fields.has(heals) || fields.has(SAMPLE))) {
      throw new ValueException("after, for, heals and sample go with 'does: helps' only");
    }
    ScriptedAction.Relief relief =
        new ScriptedAction.Relief(
            fields.get(AFTER, Duration.ZERO),
            fields.find(LASTS),
            fields.find(heals).map(OneOrMany::values).orElse(List.of()),
            fields
                .find(SAMPLE)
                .map(value -> OptionalDouble.of(value.value()))
                .orElse(OptionalDouble.empty()));
    return new ScriptedAction(
        does, fields.get(TAKES, SimulatedEnvironment.ACT_TAKES), relief, fields.get(MESSAGE, ""));
  }
}
