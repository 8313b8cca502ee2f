package dev.tend.testing.testfile;

import dev.tend.core.input.CoreSettings;
import dev.tend.definition.yaml.FieldSpec;
import dev.tend.definition.yaml.Fields;
import dev.tend.definition.yaml.ObjectSchema;
import dev.tend.definition.yaml.ValueSchema;
import dev.tend.testing.assertion.EventCategory;
import dev.tend.testing.assertion.Expectation;
import dev.tend.testing.assertion.Period;
import dev.tend.testing.scenario.ScriptRule;
import dev.tend.testing.scenario.TimeRange;
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

  private static final FieldSpec<String> NAME =
      FieldSpec.required("name", TestValues.TEXT, "What it shows, as a sentence.");
  private static final FieldSpec<Duration> LASTS =
      FieldSpec.optional(
          "lasts",
          TestValues.TIME,
          "How long it runs. Default: 5m after the last instant that it mentions.");
  private static final FieldSpec<UnaryOperator<CoreSettings>> SETTINGS =
      FieldSpec.optional("settings", SettingsForm.schema(), "Settings for this case alone.");
  private static final FieldSpec<List<EventCategory>> NOTHING_ELSE =
      FieldSpec.optional(
          "nothingElse",
          ValueSchema.list(ValueSchema.word(EventCategory.class)),
          "The kinds of which everything that happens must be expected. Default: [acts, pages].");

  private final CoreSettings settings;
  private final FieldSpec<List<List<ScriptRule>>> given;
  private final FieldSpec<List<ScheduledStep>> when;
  private final FieldSpec<List<Expectation>> then;

  private CaseForm(CoreSettings settings, TestValues values) {
    this.settings = settings;
    given =
        FieldSpec.optional(
            "given",
            ValueSchema.list(GivenForms.of(values)),
            "How the world behaves. What is not mentioned is well.");
    when =
        FieldSpec.optional(
            "when",
            ValueSchema.list(WhenForms.of(values)),
            "What people and the world do, each at an instant.");
    then =
        FieldSpec.required(
            "then",
            ValueSchema.list(ThenForms.of(values)),
            "What is expected; [] for nothing at all.");
  }

  static ObjectSchema<TestCase> of(CoreSettings settings, TestValues values) {
    CaseForm form = new CaseForm(settings, values);
    return new ObjectSchema<>(
        "One case.",
        List.of(NAME, LASTS, SETTINGS, form.given, form.when, form.then, NOTHING_ELSE),
        form::testCase);
  }

  private TestCase testCase(Fields fields) {
    List<ScriptRule> scriptRules =
        fields.get(given, List.of()).stream().flatMap(List::stream).toList();
    List<ScheduledStep> steps = fields.get(when, List.of());
    List<Expectation> expectations = fields.get(then);
    return new TestCase(
        fields.get(NAME),
        fields.at(),
        fields.get(SETTINGS, UnaryOperator.identity()).apply(settings),
        fields.find(LASTS).orElseGet(() -> last(scriptRules, steps, expectations).plus(REST)),
        scriptRules,
        steps,
        expectations,
        Set.copyOf(fields.get(NOTHING_ELSE, List.of(EventCategory.ACTS, EventCategory.PAGES))));
  }

  private static Duration last(
      List<ScriptRule> scriptRules, List<ScheduledStep> steps, List<Expectation> expectations) {
    List<Duration> mentioned = new ArrayList<>(List.of(Duration.ZERO));
    for (ScriptRule scriptRule : scriptRules) {
      span(scriptRule).to().ifPresent(mentioned::add);
      mentioned.add(span(scriptRule).start());
    }
    steps.forEach(step -> mentioned.add(step.at()));
    for (Expectation expectation : expectations) {
      Period period = expectation.period();
      mentioned.add(period.to().equals(Times.NEVER) ? period.from() : period.to());
    }
    return mentioned.stream().max(Comparator.naturalOrder()).orElseThrow();
  }

  private static TimeRange span(ScriptRule scriptRule) {
    return switch (scriptRule) {
      case ScriptRule.Probes probes -> probes.timeRange();
      case ScriptRule.StoreFails fails -> fails.timeRange();
      case ScriptRule.Discovers discovers -> discovers.timeRange();
      case ScriptRule.Acts acts -> TimeRange.always();
      case ScriptRule.Answers answers -> TimeRange.always();
    };
  }
}
