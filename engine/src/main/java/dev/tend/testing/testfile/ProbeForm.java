package dev.tend.testing.testfile;

import dev.tend.core.input.Outcome;
import dev.tend.definition.ProbeDefinition;
import dev.tend.definition.value.Dimension;
import dev.tend.definition.value.Quantity;
import dev.tend.definition.value.ValueException;
import dev.tend.definition.value.ValueTypes;
import dev.tend.definition.yaml.FieldSpec;
import dev.tend.definition.yaml.Fields;
import dev.tend.definition.yaml.ObjectSchema;
import dev.tend.definition.yaml.OneOrMany;
import dev.tend.definition.yaml.ValueSchema;
import dev.tend.testing.scenario.ProbePattern;
import dev.tend.testing.scenario.RunSequence;
import dev.tend.testing.scenario.ScriptRule;
import dev.tend.testing.scenario.ScriptedRun;
import dev.tend.testing.scenario.TimeRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The results of probes. */
final class ProbeForm {
  private static final FieldSpec<OneOrMany<ProbeOutcomeSpec>> GIVES =
      FieldSpec.optional(
          "gives",
          ValueSchema.oneOrMany(ValueSchema.of(ProbeOutcomeSpec.TYPE)),
          "The outcome of every run, or a list of outcomes for one run after the other. Default:"
              + " Succeeded.");
  private static final FieldSpec<Boolean> REPEAT =
      FieldSpec.optional(
          "repeat",
          TestValues.BOOLEAN,
          "Whether a list starts again at its end. Without it, earlier entries apply again then.");
  private static final FieldSpec<String> ERROR_CLASS =
      FieldSpec.optional(
          "errorClass", TestValues.NAME, "The kind of error, such as ConnectionRefused.");
  private static final FieldSpec<String> MESSAGE =
      FieldSpec.optional("message", TestValues.TEXT, "What the result says to a person.");
  private static final FieldSpec<Duration> TAKES =
      FieldSpec.optional(
          "takes",
          TestValues.TIME,
          "How long a run takes. Default: no time, or the timeout for TimedOut.");
  private static final FieldSpec<OneOrMany<Quantity>> SAMPLE =
      FieldSpec.optional(
          "sample",
          ValueSchema.oneOrMany(ValueSchema.of(ValueTypes.QUANTITY)),
          "What every run measures, or a list of values for one run after the other.");
  private static final FieldSpec<Boolean> AT_LEAST =
      FieldSpec.optional(
          "atLeast",
          TestValues.BOOLEAN,
          "Whether what is measured is only a lower bound, as of a queue too long to be counted.");
  private static final FieldSpec<Quantity> FIRST =
      FieldSpec.required("first", ValueTypes.QUANTITY, "The value at 'from'.");
  private static final FieldSpec<Quantity> LAST =
      FieldSpec.required("last", ValueTypes.QUANTITY, "The value at 'to'.");

  private record Ends(Quantity first, Quantity last) {}

  private static final FieldSpec<Ends> RAMP =
      FieldSpec.optional(
          "ramp",
          new ObjectSchema<>(
              "A value that moves in a straight line.",
              List.of(FIRST, LAST),
              fields -> new Ends(fields.get(FIRST), fields.get(LAST))),
          "A measured value that moves in a straight line between 'from' and 'to'.");

  private final TestValues values;
  private final FieldSpec<OneOrMany<ProbePattern>> probes;

  private ProbeForm(TestValues values) {
    this.values = values;
    this.probes =
        FieldSpec.required(
            "probe",
            values.probes,
            "Which probes: names, Set\\* for all of a set, or *. Without a target: of all"
                + " targets.");
  }

  /** One rule for each probe or pattern that is named. */
  static ObjectSchema<List<ScriptRule>> of(TestValues values) {
    ProbeForm form = new ProbeForm(values);
    return new ObjectSchema<>(
        "The results of probes. Of two entries that contradict each other, the later one wins.",
        List.of(
            form.probes,
            GIVES,
            ERROR_CLASS,
            MESSAGE,
            TAKES,
            SAMPLE,
            AT_LEAST,
            RAMP,
            REPEAT,
            Times.FROM,
            Times.TO),
        form::rules);
  }

  private List<ScriptRule> rules(Fields fields) throws ValueException {
    if (!fields.has(GIVES) && !fields.has(SAMPLE) && !fields.has(RAMP)) {
      throw new ValueException(
          "this does not say what the probe gives; write gives, sample or ramp");
    }
    if (fields.has(AT_LEAST) && !fields.has(SAMPLE) && !fields.has(RAMP)) {
      throw new ValueException("atLeast goes with a sample or a ramp");
    }
    TimeRange timeRange = Times.span(fields);
    RunSequence runSequence = fields.has(RAMP) ? ramp(fields, timeRange) : runs(fields);
    List<ScriptRule> scriptRules = new ArrayList<>();
    for (ProbePattern pattern : fields.get(probes).values()) {
      checkDimension(pattern, fields);
      scriptRules.add(new ScriptRule.Probes(pattern, timeRange, runSequence));
    }
    return scriptRules;
  }

  private static RunSequence ramp(Fields fields, TimeRange timeRange) throws ValueException {
    if (fields.has(SAMPLE) || gives(fields).listed()) {
      throw new ValueException("a ramp goes with one outcome, and with no other sample");
    }
    Duration end =
        timeRange.to().orElseThrow(() -> new ValueException("a ramp needs an end: write 'to'"));
    Ends ends = fields.get(RAMP);
    Optional<Outcome> outcome = gives(fields).values().getFirst().outcome();
    return new RunSequence.Ramp(
        run(fields, outcome, OptionalDouble.empty()),
        ends.first().value(),
        ends.last().value(),
        timeRange.start(),
        end);
  }

  private static RunSequence runs(Fields fields) throws ValueException {
    List<ScriptedRun> runs = new ArrayList<>();
    OneOrMany<ProbeOutcomeSpec> probeOutcomeSpec = gives(fields);
    List<OptionalDouble> samples = samples(fields);
    boolean samplesListed = fields.find(SAMPLE).filter(OneOrMany::listed).isPresent();
    if (samplesListed && probeOutcomeSpec.listed()) {
      throw new ValueException("of gives and sample, only one can be a list");
    }
    for (ProbeOutcomeSpec some : probeOutcomeSpec.values()) {
      for (OptionalDouble sample : samples) {
        runs.addAll(Collections.nCopies(some.times(), run(fields, some.outcome(), sample)));
      }
    }
    boolean constant = runs.size() == 1 && !samplesListed && !probeOutcomeSpec.listed();
    return constant
        ? new RunSequence.Constant(runs.getFirst())
        : new RunSequence.Series(runs, fields.get(REPEAT, false));
  }

  private static OneOrMany<ProbeOutcomeSpec> gives(Fields fields) throws ValueException {
    OneOrMany<ProbeOutcomeSpec> probeOutcomeSpec =
        fields.get(GIVES, OneOrMany.one(new ProbeOutcomeSpec(1, Optional.of(Outcome.SUCCEEDED))));
    if (probeOutcomeSpec.values().isEmpty()) {
      throw new ValueException("the list of what the probe gives is empty");
    }
    return probeOutcomeSpec;
  }

  private static List<OptionalDouble> samples(Fields fields) {
    List<OptionalDouble> samples = new ArrayList<>();
    fields
        .find(SAMPLE)
        .ifPresent(
            oneOrMany ->
                oneOrMany.values().forEach(value -> samples.add(OptionalDouble.of(value.value()))));
    return samples.isEmpty() ? List.of(OptionalDouble.empty()) : samples;
  }

  private static ScriptedRun run(Fields fields, Optional<Outcome> outcome, OptionalDouble sample) {
    boolean succeeds = outcome.equals(Optional.of(Outcome.SUCCEEDED));
    return new ScriptedRun(
        outcome,
        fields.find(TAKES),
        succeeds ? "" : fields.get(ERROR_CLASS, ""),
        succeeds ? "" : fields.get(MESSAGE, ""),
        sample,
        fields.get(AT_LEAST, false));
  }

  private void checkDimension(ProbePattern pattern, Fields fields) throws ValueException {
    Optional<ProbeDefinition> probe = values.definition(pattern);
    if (probe.isEmpty()) {
      return;
    }
    List<Quantity> values = new ArrayList<>();
    fields.find(SAMPLE).ifPresent(oneOrMany -> values.addAll(oneOrMany.values()));
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
