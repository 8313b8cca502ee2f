package dev.tend.cli;

import static dev.tend.cli.EventText.bad;
import static dev.tend.cli.EventText.caution;
import static dev.tend.cli.EventText.good;
import static dev.tend.cli.EventText.plain;

import dev.tend.eventlog.schema.EventField;
import dev.tend.eventlog.schema.EventKind;

/** Sentences about the agent and its operators. */
final class EnvironmentSentences {
  private EnvironmentSentences() {}

  static EventText of(EventKind kind, EventPhrases line) {
    String who = line.of(EventField.REQUESTER) + line.by() + line.because();
    if (kind == EventKind.AGENT_STARTED) {
      return plain("agent started, version " + line.of(EventField.SERVICE_VERSION));
    }
    if (kind == EventKind.AGENT_STOPPED) {
      return plain("agent stopped");
    }
    if (kind == EventKind.CLOCK_STEPPED) {
      return caution("wall clock stepped by " + line.of(EventField.CLOCK_STEP) + " s");
    }
    if (kind == EventKind.HOLD_PLACED) {
      return caution("held for " + who);
    }
    if (kind == EventKind.HOLD_RELEASED) {
      return good("released for " + who);
    }
    if (kind == EventKind.OPERATOR_WORK) {
      String work = line.on() + line.said(EventField.MESSAGE);
      return line.is(EventField.ACTIVE)
          ? caution("operator at work" + work)
          : good("operator no longer at work" + work);
    }
    if (kind == EventKind.BRAKE_CHANGED) {
      return line.is(EventField.ACTIVE)
          ? caution("all recovery stopped" + line.by() + line.because())
          : good("recovery may go on" + line.by() + line.because());
    }
    if (kind == EventKind.GROUP_CHANGED) {
      String serves =
          line.either(EventField.ANOTHER_SERVES, "another server serves it", "no other serves it");
      return plain(serves + line.said(EventField.GROUP_REFUSAL));
    }
    if (kind == EventKind.REPAIR_REFUSED) {
      return caution("repairing mark refused" + line.because());
    }
    return kind == EventKind.INPUT_IGNORED
        ? caution(line.of(EventField.INPUT) + " ignored" + line.because())
        : bad("an act of an earlier life was interrupted");
  }
}
