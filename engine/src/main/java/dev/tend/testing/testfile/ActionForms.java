package dev.tend.testing.testfile;

import dev.tend.core.event.RecoveryEvent;
import dev.tend.core.event.Refusal;
import dev.tend.core.event.ResponderEvent;
import dev.tend.core.event.Verdict;
import dev.tend.core.input.RecoveryInput;
import dev.tend.definition.ItemId;
import dev.tend.definition.value.ValueException;
import dev.tend.definition.yaml.FieldSpec;
import dev.tend.definition.yaml.Fields;
import dev.tend.definition.yaml.ObjectSchema;
import dev.tend.definition.yaml.ValueSchema;
import dev.tend.testing.assertion.Expectation;
import dev.tend.testing.scenario.References;
import java.util.List;
import java.util.Locale;

/** What responders do, and what keeps them from it. */
final class ActionForms {
  private static final FieldSpec<Refusal> BECAUSE =
      FieldSpec.optional(
          "because",
          ValueSchema.word(Refusal.class, Refusal::text),
          "The reason. Without it: whichever.");
  private static final FieldSpec<Verdict> VERDICT =
      FieldSpec.required("is", ValueSchema.word(Verdict.class), "The verdict.");
  private static final FieldSpec<RecoveryInput.Result> RESULT =
      FieldSpec.required(
          "as", ValueSchema.word(RecoveryInput.Result.class, ActionForms::result), "How it ends.");

  private ActionForms() {}

  static List<ObjectSchema<Expectation>> of(ValueShapes words) {
    return List.of(
        acts(words), ends(words), refused(words), wouldAct(words), asks(words), verdict(words));
  }

  private static ObjectSchema<Expectation> acts(ValueShapes words) {
    FieldSpec<ItemId> responder = FieldSpec.required("acts", words.responder, "The responder.");
    return ThenForms.happening(
        "An act of a responder begins.",
        List.of(responder),
        fields ->
            ThenForms.event(
                fields,
                fields.get(responder) + " acts",
                RecoveryEvent.RecoveryStarted.class,
                started -> References.cover(fields.get(responder), started.responder())));
  }

  private static ObjectSchema<Expectation> ends(ValueShapes words) {
    FieldSpec<ItemId> responder = FieldSpec.required("ends", words.responder, "The responder.");
    return ThenForms.happening(
        "An act of a responder ends.",
        List.of(responder, RESULT, ThenForms.CONTAINING),
        fields ->
            ThenForms.event(
                fields,
                fields.get(responder)
                    + " ends: "
                    + result(fields.get(RESULT))
                    + ThenForms.containing(fields),
                RecoveryEvent.RecoveryFinished.class,
                finished ->
                    References.cover(fields.get(responder), finished.responder())
                        && finished.result() == fields.get(RESULT)
                        && ThenForms.contains(fields, ThenForms.CONTAINING, finished.message())));
  }

  private static String result(RecoveryInput.Result result) {
    return result == RecoveryInput.Result.TIMED_OUT
        ? "timedOut"
        : result.name().toLowerCase(Locale.ROOT);
  }

  private static ObjectSchema<Expectation> refused(ValueShapes words) {
    FieldSpec<ItemId> responder = FieldSpec.required("refused", words.responder, "The responder.");
    return ThenForms.happening(
        "A responder that is due is refused; recorded once per change of the reason.",
        List.of(responder, BECAUSE, ThenForms.CONTAINING),
        fields ->
            refusal(
                fields,
                fields.get(responder),
                fields.get(responder)
                    + " refused"
                    + fields.find(BECAUSE).map(reason -> ": " + reason).orElse("")
                    + ThenForms.containing(fields)));
  }

  private static Expectation refusal(Fields fields, ItemId responder, String text)
      throws ValueException {
    return ThenForms.event(
        fields,
        text,
        ResponderEvent.Refused.class,
        refused ->
            References.cover(responder, refused.responder())
                && fields.find(BECAUSE).filter(reason -> reason != refused.reason()).isEmpty()
                && ThenForms.contains(fields, ThenForms.CONTAINING, refused.detail()));
  }

  private static ObjectSchema<Expectation> wouldAct(ValueShapes words) {
    FieldSpec<ItemId> responder = FieldSpec.required("wouldAct", words.responder, "The responder.");
    return ThenForms.happening(
        "A responder in mode 'observe' would have acted.",
        List.of(responder),
        fields ->
            ThenForms.event(
                fields,
                fields.get(responder) + " would act",
                ResponderEvent.Refused.class,
                refused ->
                    References.cover(fields.get(responder), refused.responder())
                        && refused.reason() == Refusal.OBSERVE_ONLY
                        && refused.detail().startsWith("would have acted")));
  }

  private static ObjectSchema<Expectation> asks(ValueShapes words) {
    FieldSpec<ItemId> responder = FieldSpec.required("asks", words.responder, "The responder.");
    return ThenForms.happening(
        "A responder in mode 'approve' asks a person.",
        List.of(responder),
        fields ->
            ThenForms.event(
                fields,
                fields.get(responder) + " asks for approval",
                ResponderEvent.ApprovalAsked.class,
                asked -> References.cover(fields.get(responder), asked.responder())));
  }

  private static ObjectSchema<Expectation> verdict(ValueShapes words) {
    FieldSpec<ItemId> responder = FieldSpec.required("verdict", words.responder, "The responder.");
    return ThenForms.happening(
        "An act is judged.",
        List.of(responder, VERDICT),
        fields ->
            ThenForms.event(
                fields,
                fields.get(responder) + " verdict: " + fields.get(VERDICT),
                RecoveryEvent.RecoveryJudged.class,
                judged ->
                    References.cover(fields.get(responder), judged.responder())
                        && judged.verdict() == fields.get(VERDICT)));
  }
}
