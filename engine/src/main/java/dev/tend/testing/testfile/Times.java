package dev.tend.testing.testfile;

import dev.tend.definition.value.ValueException;
import dev.tend.definition.yaml.FieldSpec;
import dev.tend.definition.yaml.Fields;
import dev.tend.testing.assertion.Period;
import dev.tend.testing.scenario.TimeRange;
import java.time.Duration;
import java.util.Optional;

/** How a case says when. All times are counted from its start. */
final class Times {
  /** Beyond the end of every case. */
  static final Duration NEVER = Duration.ofDays(36_500);

  static final FieldSpec<Duration> AT =
      FieldSpec.optional("at", TestValues.TIME, "When, counted from the start of the case.");
  static final FieldSpec<Duration> AT_REQUIRED =
      FieldSpec.required("at", TestValues.TIME, "When, counted from the start of the case.");
  static final FieldSpec<Duration> FROM =
      FieldSpec.optional("from", TestValues.TIME, "The start. Default: that of the case.");
  static final FieldSpec<Duration> TO =
      FieldSpec.optional("to", TestValues.TIME, "The end. Default: that of the case.");

  private Times() {}

  /** When a rule applies. */
  static TimeRange span(Fields fields) throws ValueException {
    Optional<Duration> to = fields.find(TO);
    if (to.filter(end -> end.compareTo(fields.get(FROM, Duration.ZERO)) <= 0).isPresent()) {
      throw new ValueException("the end, 'to', is not after the start, 'from'");
    }
    return new TimeRange(fields.find(FROM), to);
  }

  /** When something is expected. */
  static Period period(Fields fields) throws ValueException {
    if (fields.has(AT)) {
      if (fields.has(FROM) || fields.has(TO)) {
        throw new ValueException("write either 'at', or 'from' and 'to'");
      }
      return Period.at(fields.get(AT));
    }
    Period period = new Period(fields.get(FROM, Duration.ZERO), fields.get(TO, NEVER));
    if (period.to().compareTo(period.from()) < 0) {
      throw new ValueException("the end, 'to', is before the start, 'from'");
    }
    return period;
  }
}
