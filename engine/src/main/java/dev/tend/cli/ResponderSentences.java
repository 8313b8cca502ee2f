package dev.tend.cli;

import static dev.tend.cli.EventSentence.caution;
import static dev.tend.cli.EventSentence.plain;

import dev.tend.eventlog.json.EventField;
import dev.tend.eventlog.json.EventKind;

/** Sentences about what responders decide. */
final class ResponderSentences {
  private ResponderSentences() {}

  static EventSentence of(EventKind kind, Clauses line) {
    if (kind == EventKind.RESPONDER_REFUSED) {
      return caution("refused: " + line.refusal());
    }
    if (kind == EventKind.RESPONDER_CONFIRMING) {
      return plain("about to act; its probes run once more");
    }
    if (kind == EventKind.RESPONDER_ALLOWED) {
      return plain("may act, attempt " + line.of(EventField.ATTEMPT));
    }
    return kind == EventKind.APPROVAL_ASKED
        ? caution("asks for approval " + line.of(EventField.APPROVAL))
        : plain("approval: " + line.of(EventField.APPROVAL_ANSWER) + line.by());
  }
}
