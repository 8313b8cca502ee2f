package dev.tend.cli;

import static dev.tend.cli.EventText.caution;
import static dev.tend.cli.EventText.plain;

import dev.tend.eventlog.schema.EventField;
import dev.tend.eventlog.schema.EventKind;

/** Sentences about what responders decide. */
final class ResponderSentences {
  private ResponderSentences() {}

  static EventText of(EventKind kind, EventPhrases line) {
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
