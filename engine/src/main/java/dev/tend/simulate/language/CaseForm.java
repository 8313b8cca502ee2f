package dev.tend.simulate.language;

import dev.tend.core.input.CoreSettings;
import dev.tend.simulate.expect.Expectation;
import dev.tend.simulate.expect.Kind;
import dev.tend.simulate.expect.Period;
import dev.tend.simulate.form.Fields;
import dev.tend.simulate.form.Form;
import dev.tend.simulate.form.Key;
import dev.tend.simulate.form.Shapes;
import dev.tend.simulate.script.Rule;
import dev.tend.simulate.script.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** One case. */
final class CaseForm {
  /** How long a case goes on after the last instant that it mentions. */
  private static final Duration REST = Duration.ofMinutes(5);

  private static final Key<String> NAME =
      Key.required("name", Vocabulary.TEXT, "What it shows, as a sentence.");
  private static final Key<Duration> LASTS =
      Key.optional(
          "lasts",
          Vocabulary.TIME,
          "How long it runs. Default: 5m after the last instant that it mentions.");
  private static final Key<UnaryOperator<CoreSettings>> SETTINGS =
      Key.optional("settings", SettingsForm.form(), "Settings for this case alone.");
  private static final Key<List<Kind>> NOTHING_ELSE =
      Key.optional(
          "nothingElse",
          Shapes.list(Shapes.word(Kind.class, Kind::text)),
          "The kinds of which all that happens must be expected. Default: [acts, pages].");

  private final CoreSettings settings;
  private final Key<List<List<Rule>>> given;
  private final Key<List<Moment>> when;
  private final Key<List<Expectation>> then;

  private CaseForm(CoreSettings settings, Vocabulary words, Definitions definitions) {
    this.settings = settings;
    given =
        Key.optional(
            "given",
            Shapes.list(GivenForms.of(words)),
            "How the world behaves. What is not mentioned is well.");
    when =
        Key.optional(
            "when",
            Shapes.list(WhenForms.of(words, definitions)),
            "What people and the world do, each at an instant.");
    then =
        Key.required(
            "then", Shapes.list(ThenForms.of(words)), "What is expected; [] for nothing at all.");
  }

  static Form<TestCase> of(CoreSettings settings, Vocabulary words, Definitions definitions) {
    CaseForm form = new CaseForm(settings, words, definitions);
    return new Form<>(
        "One case.",
        List.of(NAME, LASTS, SETTINGS, form.given, form.when, form.then, NOTHING_ELSE),
        form::testCase);
  }

  private TestCase testCase(Fields fields) {
    List<Rule> rules = fields.get(given, List.of()).stream().flatMap(List::stream).toList();
    List<Moment> moments = fields.get(when, List.of());
    List<Expectation> expectations = fields.get(then);
    return new TestCase(
        fields.get(NAME),
        fields.at(),
        fields.get(SETTINGS, UnaryOperator.identity()).apply(settings),
        fields.find(LASTS).orElseGet(() -> last(rules, moments, expectations).plus(REST)),
        rules,
        moments,
        expectations,
        Set.copyOf(fields.get(NOTHING_ELSE, List.of(Kind.ACTS, Kind.PAGES))));
  }

  private static Duration last(
      List<Rule> rules, List<Moment> moments, List<Expectation> expectations) {
    List<Duration> mentioned = new ArrayList<>(List.of(Duration.ZERO));
    for (Rule rule : rules) {
      span(rule).to().ifPresent(mentioned::add);
      mentioned.add(span(rule).start());
    }
    moments.forEach(moment -> mentioned.add(moment.at()));
    for (Expectation expectation : expectations) {
      Period period = expectation.period();
      mentioned.add(period.to().equals(Times.NEVER) ? period.from() : period.to());
    }
    return mentioned.stream().max(Comparator.naturalOrder()).orElseThrow();
  }

  private static Span span(Rule rule) {
    return switch (rule) {
      case Rule.Probes probes -> probes.span();
      case Rule.StoreFails fails -> fails.span();
      case Rule.Discovers discovers -> discovers.span();
      case Rule.Acts acts -> Span.always();
      case Rule.Answers answers -> Span.always();
    };
  }
}
