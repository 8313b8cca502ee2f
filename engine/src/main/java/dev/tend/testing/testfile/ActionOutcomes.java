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

/** The results of a responder's actions. */
final class ActionOutcomes {
  private static final ValueSchema<ScriptedAction.Effect> EFFECT =
      ValueSchema.word(ScriptedAction.Effect.class);
  private static final FieldSpec<ScriptedAction.Effect> DOES =
      FieldSpec.required(
          "does",
          EFFECT,
          "helps: the monitor's probes succeed from then on; doesNotHelp; fails: it ends with an"
              + " error; hangs: it never ends.");
  private static final FieldSpec<Duration> TAKES =
      FieldSpec.optional("takes", TestValues.TIME, "How long it takes. Default: 10s.");
  private static final FieldSpec<Duration> AFTER =
      FieldSpec.optional("after", TestValues.TIME, "How long after its end it begins to help.");
  private static final FieldSpec<Duration> LASTS =
      FieldSpec.optional(
          "for",
          TestValues.TIME,
          "How long it helps. Without it: until an entry makes the probe fail again.");
  private static final FieldSpec<Quantity> SAMPLE =
      FieldSpec.optional("sample", ValueTypes.QUANTITY, "What the probes measure once it helps.");
  private static final FieldSpec<String> MESSAGE =
      FieldSpec.optional("message", TestValues.TEXT, "What it reports.");

  private final FieldSpec<ItemId> responder;
  private final FieldSpec<OneOrMany<ProbePattern>> heals;
  private final FieldSpec<OneOrMany<ScriptedAction>> attempts;

  private ActionOutcomes(TestValues values) {
    responder = FieldSpec.required("responder", values.responder, "Whose actions.");
    heals =
        FieldSpec.optional(
            "heals", values.probes, "More probes that succeed then, such as those of another set.");
    ObjectSchema<ScriptedAction> schema =
        new ObjectSchema<>(
            "One action.",
            List.of(DOES, TAKES, AFTER, LASTS, heals, SAMPLE, MESSAGE),
            this::attempt);
    attempts =
        FieldSpec.required(
            "attempts",
            ValueSchema.oneOrMany(ValueSchema.either(word(), schema)),
            "The results of its actions, one after the other; the last entry applies to all that"
                + " follow.");
  }

  /** The actions of one responder. */
  static ObjectSchema<List<ScriptRule>> of(TestValues values) {
    ActionOutcomes form = new ActionOutcomes(values);
    return new ObjectSchema<>(
        "The results of a responder's actions. Without such an entry each succeeds after 10 s and"
            + " does not help.",
        List.of(form.responder, form.attempts),
        form::rule);
  }

  private List<ScriptRule> rule(Fields fields) throws ValueException {
    List<ScriptedAction> made = fields.get(attempts).values();
    if (made.isEmpty()) {
      throw new ValueException("the list of attempts is empty");
    }
    return List.of(new ScriptRule.Acts(fields.get(responder), made));
  }

  private static ValueSchema<ScriptedAction> word() {
    return EFFECT.map(
        effect ->
            new ScriptedAction(
                effect, SimulatedEnvironment.ACTION_TIME, ScriptedAction.Relief.plain(), ""));
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
        does, fields.get(TAKES, SimulatedEnvironment.ACTION_TIME), relief, fields.get(MESSAGE, ""));
  }
}
