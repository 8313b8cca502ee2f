package dev.tend.simulate.language;

import dev.tend.definition.value.ValueException;
import dev.tend.simulate.expect.Period;
import dev.tend.simulate.form.Fields;
import dev.tend.simulate.form.Key;
import dev.tend.simulate.script.Span;
import java.time.Duration;
import java.util.Optional;

/** How a case says when. All times are counted from its start. */
final class Times {
  /** Beyond the end of every case. */
  static final Duration NEVER = Duration.ofDays(36_500);

  static final Key<Duration> AT =
      Key.optional("at", Vocabulary.TIME, "When, counted from the start of the case.");
  static final Key<Duration> AT_REQUIRED =
      Key.required("at", Vocabulary.TIME, "When, counted from the start of the case.");
  static final Key<Duration> FROM =
      Key.optional("from", Vocabulary.TIME, "From when on. Without it: from the start on.");
  static final Key<Duration> TO =
      Key.optional("to", Vocabulary.TIME, "Until when. Without it: until the end.");

  private Times() {}

  /** When a rule holds. */
  static Span span(Fields fields) throws ValueException {
    Optional<Duration> to = fields.find(TO);
    if (to.filter(end -> end.compareTo(fields.get(FROM, Duration.ZERO)) <= 0).isPresent()) {
      throw new ValueException("the end, 'to', is not after the start, 'from'");
    }
    return new Span(fields.find(FROM), to);
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
