package dev.tend.simulate.language;

import dev.tend.core.event.RecoveryEvent;
import dev.tend.core.event.Refusal;
import dev.tend.core.event.ResponderEvent;
import dev.tend.core.event.Verdict;
import dev.tend.core.input.RecoveryInput;
import dev.tend.definition.ItemId;
import dev.tend.definition.value.ValueException;
import dev.tend.simulate.expect.Expectation;
import dev.tend.simulate.form.Fields;
import dev.tend.simulate.form.Form;
import dev.tend.simulate.form.Key;
import dev.tend.simulate.form.Shapes;
import dev.tend.simulate.script.References;
import java.util.List;
import java.util.Locale;

/** What responders do, and what keeps them from it. */
final class ActForms {
  private static final Key<Refusal> BECAUSE =
      Key.optional(
          "because",
          Shapes.word(Refusal.class, Refusal::text),
          "The reason. Without it: whichever.");
  private static final Key<Verdict> VERDICT =
      Key.required("is", Shapes.word(Verdict.class, Verdict::text), "The verdict.");
  private static final Key<RecoveryInput.Result> RESULT =
      Key.required("as", Shapes.word(RecoveryInput.Result.class, ActForms::result), "How it ends.");

  private ActForms() {}

  static List<Form<Expectation>> of(Vocabulary words) {
    return List.of(
        acts(words), ends(words), refused(words), wouldAct(words), asks(words), verdict(words));
  }

  private static Form<Expectation> acts(Vocabulary words) {
    Key<ItemId> responder = Key.required("acts", words.responder, "The responder.");
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

  private static Form<Expectation> ends(Vocabulary words) {
    Key<ItemId> responder = Key.required("ends", words.responder, "The responder.");
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

  private static Form<Expectation> refused(Vocabulary words) {
    Key<ItemId> responder = Key.required("refused", words.responder, "The responder.");
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

  private static Form<Expectation> wouldAct(Vocabulary words) {
    Key<ItemId> responder = Key.required("wouldAct", words.responder, "The responder.");
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

  private static Form<Expectation> asks(Vocabulary words) {
    Key<ItemId> responder = Key.required("asks", words.responder, "The responder.");
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

  private static Form<Expectation> verdict(Vocabulary words) {
    Key<ItemId> responder = Key.required("verdict", words.responder, "The responder.");
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
