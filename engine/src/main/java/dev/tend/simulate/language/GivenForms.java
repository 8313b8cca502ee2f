package dev.tend.simulate.language;

import dev.tend.definition.ItemId;
import dev.tend.definition.value.ValueException;
import dev.tend.simulate.Discovery;
import dev.tend.simulate.form.Choice;
import dev.tend.simulate.form.Fields;
import dev.tend.simulate.form.Form;
import dev.tend.simulate.form.Key;
import dev.tend.simulate.form.Shape;
import dev.tend.simulate.form.Shapes;
import dev.tend.simulate.script.Rule;
import dev.tend.simulate.script.Span;
import java.time.Duration;
import java.util.List;

/** The entries under {@code given:}: how the world behaves. */
final class GivenForms {
  private enum Answer {
    GRANTED,
    DENIED;

    String text() {
      return this == GRANTED ? "granted" : "denied";
    }
  }

  private enum Store {
    FAILS;

    String text() {
      return "fails";
    }
  }

  private static final Key<Answer> ANSWER =
      Key.required("answer", Shapes.word(Answer.class, Answer::text), "granted or denied.");
  private static final Key<Duration> AFTER =
      Key.optional("after", Vocabulary.TIME, "How long the person takes. Default: 1m.");
  private static final Key<String> BY =
      Key.optional("by", Vocabulary.TEXT, "Who answers. Default: operator.");
  private static final Key<Store> STORE =
      Key.required("store", Shapes.word(Store.class, Store::text), "fails: nothing can be kept.");

  private static final Key<List<String>> FOUND =
      Key.optional(
          "found", Shapes.list(Vocabulary.TEXT), "The targets that are found, all of them.");
  private static final Key<String> MESSAGE =
      Key.optional("failsWith", Vocabulary.TEXT, "Why none could be looked for.");

  private GivenForms() {}

  static Shape<List<Rule>> of(Vocabulary words) {
    Form<List<Rule>> acts = listed(ActsForm.of(words));
    return new Choice<>(List.of(ProbeForm.of(words), acts, asked(words), store(), targets(words)));
  }

  private static Form<List<Rule>> listed(Form<Rule> form) {
    return new Form<>(form.meaning(), form.keys(), fields -> List.of(form.maker().make(fields)));
  }

  private static Form<List<Rule>> asked(Vocabulary words) {
    Key<ItemId> asked =
        Key.required("asked", words.responder, "The responder that asks in mode 'approve'.");
    return new Form<>(
        "What a person answers who is asked to let a responder act. Without it: nothing.",
        List.of(asked, ANSWER, AFTER, BY),
        fields ->
            List.of(
                new Rule.Answers(
                    fields.get(asked),
                    fields.get(ANSWER) == Answer.GRANTED,
                    fields.get(AFTER, Duration.ofMinutes(1)),
                    fields.get(BY, "operator"))));
  }

  private static Form<List<Rule>> store() {
    return new Form<>(
        "The agent's own store is broken.",
        List.of(STORE, Times.FROM, Times.TO),
        (Fields fields) -> {
          Span span = Times.span(fields);
          return List.of(new Rule.StoreFails(span, fields.at()));
        });
  }

  private static Form<List<Rule>> targets(Vocabulary words) {
    Key<String> set = Key.required("targets", words.healthSet, "The health set.");
    return new Form<>(
        "What the discoveries of a health set come to. Without it: nothing is heard of them.",
        List.of(set, FOUND, MESSAGE, Times.FROM, Times.TO),
        fields -> {
          if (fields.has(FOUND) == fields.has(MESSAGE)) {
            throw new ValueException("write either 'found' or 'failsWith'");
          }
          Discovery discovery =
              fields.has(FOUND)
                  ? new Discovery.Found(fields.get(FOUND, List.of()))
                  : new Discovery.Failed(fields.get(MESSAGE, ""));
          return List.of(new Rule.Discovers(fields.get(set), Times.span(fields), discovery));
        });
  }
}
