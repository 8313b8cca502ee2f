package dev.tend.testing.testfile;

import dev.tend.definition.ItemId;
import dev.tend.definition.value.Word;
import dev.tend.definition.yaml.FieldSpec;
import dev.tend.definition.yaml.ObjectSchema;
import dev.tend.definition.yaml.OneOf;
import dev.tend.definition.yaml.ValueSchema;
import dev.tend.testing.SimulatedDiscovery;
import dev.tend.testing.scenario.ScriptRule;
import java.time.Duration;
import java.util.List;

/** The entries under {@code given:}: how the world behaves. */
final class GivenForms {
  private enum Answer implements Word.Camel {
    GRANTED,
    DENIED
  }

  private enum Store implements Word.Camel {
    FAILS
  }

  private static final FieldSpec<Answer> ANSWER =
      FieldSpec.required("answer", ValueSchema.word(Answer.class), "granted or denied.");
  private static final FieldSpec<Duration> AFTER =
      FieldSpec.optional("after", TestValues.TIME, "How long the person takes. Default: 1m.");
  private static final FieldSpec<String> BY =
      FieldSpec.optional("by", TestValues.TEXT, "Who answers. Default: operator.");
  private static final FieldSpec<Store> STORE =
      FieldSpec.required("store", ValueSchema.word(Store.class), "fails: nothing can be kept.");

  private static final FieldSpec<List<String>> FOUND =
      FieldSpec.optional(
          "found", ValueSchema.list(TestValues.TEXT), "The targets that are found, all of them.");
  private static final FieldSpec<String> MESSAGE =
      FieldSpec.optional("failsWith", TestValues.TEXT, "Why the discovery fails.");

  private GivenForms() {}

  static ValueSchema<List<ScriptRule>> of(TestValues values) {
    return new OneOf<>(
        List.of(
            ProbeForm.of(values),
            ActionOutcomes.of(values),
            asked(values),
            store(),
            targets(values)));
  }

  private static ObjectSchema<List<ScriptRule>> asked(TestValues values) {
    FieldSpec<ItemId> asked =
        FieldSpec.required("asked", values.responder, "The responder that asks in mode 'approve'.");
    return new ObjectSchema<>(
        "The answer of a person who is asked to let a responder act. Without it: none.",
        List.of(asked, ANSWER, AFTER, BY),
        fields ->
            List.of(
                new ScriptRule.Answers(
                    fields.get(asked),
                    fields.get(ANSWER) == Answer.GRANTED,
                    fields.get(AFTER, Duration.ofMinutes(1)),
                    fields.get(BY, "operator"))));
  }

  private static ObjectSchema<List<ScriptRule>> store() {
    return new ObjectSchema<>(
        "The agent's own store is broken.",
        List.of(STORE, Times.FROM, Times.TO),
        fields -> List.of(new ScriptRule.StoreFails(Times.span(fields), fields.at())));
  }

  private static ObjectSchema<List<ScriptRule>> targets(TestValues values) {
    FieldSpec<String> set = FieldSpec.required("targets", values.healthSet, "The health set.");
    return new ObjectSchema<List<ScriptRule>>(
            "What the discoveries of a health set find. Without it, no discovery ever ends.",
            List.of(set, FOUND, MESSAGE, Times.FROM, Times.TO),
            fields ->
                List.of(
                    new ScriptRule.Discovers(
                        fields.get(set),
                        Times.span(fields),
                        fields
                            .find(MESSAGE)
                            .<SimulatedDiscovery>map(SimulatedDiscovery.Failed::new)
                            .orElseGet(
                                () -> new SimulatedDiscovery.Found(fields.get(FOUND, List.of()))))))
        .exactlyOne(FOUND.name(), MESSAGE.name());
  }
}
