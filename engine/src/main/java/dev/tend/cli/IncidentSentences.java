package dev.tend.cli;

import static dev.tend.cli.EventText.bad;
import static dev.tend.cli.EventText.caution;
import static dev.tend.cli.EventText.good;
import static dev.tend.cli.EventText.plain;

import dev.tend.eventlog.schema.EventField;
import dev.tend.eventlog.schema.EventKind;

/** Sentences about what people are told. */
final class IncidentSentences {
  private IncidentSentences() {}

  static EventText of(EventKind kind, EventPhrases line) {
    if (kind == EventKind.ESCALATED) {
      return bad("escalated: " + line.of(EventField.ALERT_SUBJECT) + line.because());
    }
    if (kind == EventKind.HEALED) {
      return good("incident over: " + line.of(EventField.ALERT_SUBJECT));
    }
    return kind == EventKind.PAGE_WITHHELD
        ? caution("page withheld: " + line.refusal())
        : plain("page merged into " + line.of(EventField.MERGED_INTO));
  }
}
