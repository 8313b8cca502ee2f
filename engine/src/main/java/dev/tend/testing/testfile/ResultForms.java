package dev.tend.testing.testfile;

import dev.tend.core.input.Outcome;
import dev.tend.core.input.ProbeReported;
import dev.tend.core.input.Trigger;
import dev.tend.definition.ItemId;
import dev.tend.definition.value.Quantity;
import dev.tend.definition.value.ValueException;
import dev.tend.definition.value.ValueTypes;
import dev.tend.definition.value.Word;
import dev.tend.definition.yaml.FieldSpec;
import dev.tend.definition.yaml.Fields;
import dev.tend.definition.yaml.ObjectSchema;
import dev.tend.definition.yaml.ValueSchema;
import dev.tend.testing.SimulatedAgent;
import dev.tend.testing.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/** Results that arrive outside the schedule: late ones, duplicates, notifications. */
final class ResultForms {
  private enum Colour implements Word.Camel {
    RED,
    GREEN
  }

  private static final FieldSpec<Outcome> GIVES =
      FieldSpec.required("gives", ValueSchema.word(Outcome.class, Outcome::text), "The outcome.");
  private static final FieldSpec<Trigger> TRIGGER =
      FieldSpec.optional(
          "trigger",
          ValueSchema.word(Trigger.class, Trigger::text),
          "Why it ran. Default: scheduled.");
  private static final FieldSpec<Duration> STARTED_AT =
      FieldSpec.optional(
          "startedAt",
          TestValues.TIME,
          "When the run began, counted from the start of the case. Without it: at 'at'.");
  private static final FieldSpec<Integer> TIMES =
      FieldSpec.optional("times", ValueTypes.COUNT, "How often it arrives. Default: 1.");
  private static final FieldSpec<Quantity> SAMPLE =
      FieldSpec.optional("sample", ValueTypes.QUANTITY, "What it measured.");
  private static final FieldSpec<Boolean> AT_LEAST =
      FieldSpec.optional(
          "atLeast", TestValues.BOOLEAN, "Whether the sample is only a lower bound.");
  private static final FieldSpec<String> ERROR_CLASS =
      FieldSpec.optional("errorClass", TestValues.NAME, "The kind of error.");
  private static final FieldSpec<String> MESSAGE =
      FieldSpec.optional("message", TestValues.TEXT, "What it says to a person.");
  private static final FieldSpec<String> KEY =
      FieldSpec.optional("key", TestValues.TEXT, "What it is about. Default: default.");
  private static final FieldSpec<Colour> COLOUR =
      FieldSpec.required("colour", ValueSchema.word(Colour.class), "red raises, green heals.");

  private ResultForms() {}

  static List<ObjectSchema<ScheduledStep>> of(TestValues values) {
    return List.of(result(values), notify(values));
  }

  private static ObjectSchema<ScheduledStep> result(TestValues values) {
    FieldSpec<ItemId> probe = FieldSpec.required("result", values.probe, "The probe.");
    return WhenForms.form(
        "A result arrives outside the schedule, such as a late one.",
        List.of(probe, GIVES, STARTED_AT, TIMES, TRIGGER, SAMPLE, AT_LEAST, ERROR_CLASS, MESSAGE),
        fields -> result(fields, fields.get(probe)));
  }

  private static Consumer<SimulatedAgent> result(Fields fields, ItemId probe)
      throws ValueException {
    Duration at = fields.get(Times.AT_REQUIRED);
    Duration startedAt = fields.get(STARTED_AT, at);
    if (startedAt.compareTo(at) > 0) {
      throw new ValueException("a result cannot arrive before its run began");
    }
    if (fields.has(AT_LEAST) && !fields.has(SAMPLE)) {
      throw new ValueException("atLeast goes with a sample");
    }
    ProbeReported report =
        new ProbeReported(
            probe,
            fields.get(TRIGGER, Trigger.SCHEDULED),
            Simulation.START.plus(startedAt),
            at.minus(startedAt),
            fields.get(GIVES),
            fields.get(ERROR_CLASS, ""),
            fields.get(MESSAGE, ""),
            fields
                .find(SAMPLE)
                .map(value -> OptionalDouble.of(value.value()))
                .orElse(OptionalDouble.empty()),
            fields.get(AT_LEAST, false),
            Optional.empty(),
            "",
            List.of());
    return agent -> {
      for (int i = 0; i < fields.get(TIMES, 1); i++) {
        agent.submit(report);
      }
    };
  }

  private static ObjectSchema<ScheduledStep> notify(TestValues values) {
    FieldSpec<ItemId> probe = FieldSpec.required("notify", values.probe, "The notification probe.");
    return WhenForms.form(
        "A notification arrives.",
        List.of(probe, COLOUR, KEY, ERROR_CLASS, MESSAGE),
        fields ->
            agent -> {
              Instant now = agent.simulation().now();
              boolean red = fields.get(COLOUR) == Colour.RED;
              Outcome outcome = red ? Outcome.FAILED : Outcome.SUCCEEDED;
              agent.submit(
                  ProbeReported.of(fields.get(probe), now, Duration.ZERO, outcome)
                      .saying(fields.get(ERROR_CLASS, ""), fields.get(MESSAGE, ""))
                      .notifying(fields.get(KEY, "default")));
            });
  }
}
