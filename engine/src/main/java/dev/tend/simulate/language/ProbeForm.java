package dev.tend.simulate.language;

import dev.tend.core.input.Outcome;
import dev.tend.definition.ProbeDefinition;
import dev.tend.definition.value.Dimension;
import dev.tend.definition.value.Quantity;
import dev.tend.definition.value.ValueException;
import dev.tend.definition.value.ValueTypes;
import dev.tend.simulate.form.Fields;
import dev.tend.simulate.form.Form;
import dev.tend.simulate.form.Key;
import dev.tend.simulate.form.Several;
import dev.tend.simulate.form.Shapes;
import dev.tend.simulate.script.Course;
import dev.tend.simulate.script.ProbePattern;
import dev.tend.simulate.script.Rule;
import dev.tend.simulate.script.ScriptedRun;
import dev.tend.simulate.script.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What probes come to. */
final class ProbeForm {
  private static final Key<Several<Gives>> GIVES =
      Key.optional(
          "gives",
          Shapes.oneOrMore(Shapes.scalar(Gives.TYPE)),
          "What every run comes to, or a list of what one run after the other comes to. Default: Succeeded.");
  private static final Key<Boolean> REPEAT =
      Key.optional(
          "repeat",
          Vocabulary.BOOLEAN,
          "Whether a list begins again at its end. Without it the entries before hold again then.");
  private static final Key<String> ERROR_CLASS =
      Key.optional("errorClass", Vocabulary.NAME, "The kind of error, such as ConnectionRefused.");
  private static final Key<String> MESSAGE =
      Key.optional("message", Vocabulary.TEXT, "What the result says to a person.");
  private static final Key<Duration> TAKES =
      Key.optional(
          "takes",
          Vocabulary.TIME,
          "How long a run takes. Default: no time, or the timeout for TimedOut.");
  private static final Key<Several<Quantity>> SAMPLE =
      Key.optional(
          "sample",
          Shapes.oneOrMore(Shapes.scalar(ValueTypes.QUANTITY)),
          "What every run measures, or a list of what one run after the other measures.");
  private static final Key<Quantity> FIRST =
      Key.required("first", Shapes.scalar(ValueTypes.QUANTITY), "The value at 'from'.");
  private static final Key<Quantity> LAST =
      Key.required("last", Shapes.scalar(ValueTypes.QUANTITY), "The value at 'to'.");

  private record Ends(Quantity first, Quantity last) {}

  private static final Key<Ends> RAMP =
      Key.optional(
          "ramp",
          new Form<>(
              "A value that moves in a straight line.",
              List.of(FIRST, LAST),
              fields -> new Ends(fields.get(FIRST), fields.get(LAST))),
          "A measured value that moves in a straight line between 'from' and 'to'.");

  private final Vocabulary words;
  private final Key<Several<ProbePattern>> probes;

  private ProbeForm(Vocabulary words) {
    this.words = words;
    this.probes =
        Key.required(
            "probe",
            words.probes,
            "Which probes: names, Set\\* for all of a set, or *. Without a target: of all targets.");
  }

  /** One rule for each probe or pattern that is named. */
  static Form<List<Rule>> of(Vocabulary words) {
    ProbeForm form = new ProbeForm(words);
    return new Form<>(
        "What probes come to. Of two entries that contradict, the later one is right.",
        List.of(
            form.probes,
            GIVES,
            ERROR_CLASS,
            MESSAGE,
            TAKES,
            SAMPLE,
            RAMP,
            REPEAT,
            Times.FROM,
            Times.TO),
        form::rules);
  }

  private List<Rule> rules(Fields fields) throws ValueException {
    if (!fields.has(GIVES) && !fields.has(SAMPLE) && !fields.has(RAMP)) {
      throw new ValueException(
          "this does not say what the probe gives; write gives, sample or ramp");
    }
    Span span = Times.span(fields);
    Course course = fields.has(RAMP) ? ramp(fields, span) : runs(fields);
    List<Rule> rules = new ArrayList<>();
    for (ProbePattern pattern : fields.get(probes).values()) {
      checkDimension(pattern, fields);
      rules.add(new Rule.Probes(pattern, span, course));
    }
    return rules;
  }

  private static Course ramp(Fields fields, Span span) throws ValueException {
    if (fields.has(SAMPLE) || gives(fields).listed()) {
      throw new ValueException("a ramp goes with one outcome, and with no other sample");
    }
    Duration end =
        span.to().orElseThrow(() -> new ValueException("a ramp needs an end: write 'to'"));
    Ends ends = fields.get(RAMP);
    Optional<Outcome> outcome = gives(fields).values().getFirst().outcome();
    return new Course.Ramp(
        run(fields, outcome, OptionalDouble.empty()),
        ends.first().value(),
        ends.last().value(),
        span.start(),
        end);
  }

  private static Course runs(Fields fields) throws ValueException {
    List<ScriptedRun> runs = new ArrayList<>();
    Several<Gives> gives = gives(fields);
    List<OptionalDouble> samples = samples(fields);
    boolean samplesListed = fields.find(SAMPLE).filter(Several::listed).isPresent();
    if (samplesListed && gives.listed()) {
      throw new ValueException("of gives and sample, only one can be a list");
    }
    for (Gives some : gives.values()) {
      for (OptionalDouble sample : samples) {
        runs.addAll(Collections.nCopies(some.times(), run(fields, some.outcome(), sample)));
      }
    }
    boolean constant = runs.size() == 1 && !samplesListed && !gives.listed();
    return constant
        ? new Course.Constant(runs.getFirst())
        : new Course.Series(runs, fields.get(REPEAT, false));
  }

  private static Several<Gives> gives(Fields fields) throws ValueException {
    Several<Gives> gives =
        fields.get(GIVES, Several.one(new Gives(1, Optional.of(Outcome.SUCCEEDED))));
    if (gives.values().isEmpty()) {
      throw new ValueException("the list of what the probe gives is empty");
    }
    return gives;
  }

  private static List<OptionalDouble> samples(Fields fields) {
    List<OptionalDouble> samples = new ArrayList<>();
    fields
        .find(SAMPLE)
        .ifPresent(
            several ->
                several.values().forEach(value -> samples.add(OptionalDouble.of(value.value()))));
    return samples.isEmpty() ? List.of(OptionalDouble.empty()) : samples;
  }

  private static ScriptedRun run(Fields fields, Optional<Outcome> outcome, OptionalDouble sample) {
    boolean succeeds = outcome.equals(Optional.of(Outcome.SUCCEEDED));
    return new ScriptedRun(
        outcome,
        fields.find(TAKES),
        succeeds ? "" : fields.get(ERROR_CLASS, ""),
        succeeds ? "" : fields.get(MESSAGE, ""),
        sample);
  }

  private void checkDimension(ProbePattern pattern, Fields fields) throws ValueException {
    Optional<ProbeDefinition> probe = words.definition(pattern);
    if (probe.isEmpty()) {
      return;
    }
    List<Quantity> values = new ArrayList<>();
    fields.find(SAMPLE).ifPresent(several -> values.addAll(several.values()));
    fields.find(RAMP).ifPresent(ends -> values.addAll(List.of(ends.first(), ends.last())));
    Optional<Dimension> measured = probe.get().sampleDimension();
    for (Quantity value : values) {
      if (measured.isEmpty()) {
        throw new ValueException(probe.get().id() + " measures nothing");
      }
      if (measured.get() != value.dimension()) {
        throw new ValueException(probe.get().id() + " measures " + measured.get().expected());
      }
    }
  }
}
