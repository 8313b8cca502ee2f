package dev.tend.cli;

import dev.tend.eventlog.read.EventLine;
import dev.tend.eventlog.schema.EventField;

/**
 * The parts of sentences about one event.
 *
 * @param line the event
 */
record EventPhrases(EventLine line) {
  private static final double NANOS_PER_MILLI = 1e6;

  String of(EventField field) {
    return line.text(field);
  }

  boolean is(EventField field) {
    return of(field).equals("true");
  }

  String either(EventField field, String whenTrue, String otherwise) {
    return is(field) ? whenTrue : otherwise;
  }

  String refusal() {
    return of(EventField.REFUSAL) + said(EventField.MESSAGE);
  }

  /** What was said, after a colon; empty text when nothing was. */
  String said(EventField field) {
    String text = of(field);
    return text.isEmpty() ? "" : ": " + text;
  }

  String by() {
    String who = of(EventField.USER);
    return who.isEmpty() ? "" : " by " + who;
  }

  String because() {
    String why = of(EventField.REASON);
    return why.isEmpty() ? "" : " (" + why + ")";
  }

  String on() {
    String what = of(EventField.RESOURCE);
    return what.isEmpty() ? "" : " on " + what;
  }

  String after() {
    String nanos = of(EventField.DURATION);
    return nanos.isEmpty()
        ? ""
        : " after " + Math.round(Double.parseDouble(nanos) / NANOS_PER_MILLI) + " ms";
  }
}
