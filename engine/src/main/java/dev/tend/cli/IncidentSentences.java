package dev.tend.cli;

import static dev.tend.cli.EventSentence.bad;
import static dev.tend.cli.EventSentence.caution;
import static dev.tend.cli.EventSentence.good;
import static dev.tend.cli.EventSentence.plain;

import dev.tend.eventlog.json.EventField;
import dev.tend.eventlog.json.EventKind;

/** Sentences about what people are told. */
final class IncidentSentences {
  private IncidentSentences() {}

  static EventSentence of(EventKind kind, Clauses line) {
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
