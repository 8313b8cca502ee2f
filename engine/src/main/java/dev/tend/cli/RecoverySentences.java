package dev.tend.cli;

import static dev.tend.cli.EventText.bad;
import static dev.tend.cli.EventText.caution;
import static dev.tend.cli.EventText.good;
import static dev.tend.cli.EventText.plain;

import dev.tend.eventlog.schema.EventField;
import dev.tend.eventlog.schema.EventKind;

/** Sentences about acts. */
final class RecoverySentences {
  private RecoverySentences() {}

  static EventText of(EventKind kind, EventPhrases line) {
    String what = line.of(EventField.ACTION_TYPE);
    boolean good = line.of(EventField.OUTCOME).equals("success");
    if (kind == EventKind.THROTTLE_JUDGED) {
      return line.is(EventField.ALLOWED)
          ? plain("budget allows it: " + budget(line))
          : caution("budget refuses it: " + budget(line));
    }
    if (kind == EventKind.RECOVERY_STARTED) {
      return caution(what + " started" + line.on());
    }
    if (kind == EventKind.RECOVERY_FINISHED) {
      return good
          ? good(what + " succeeded" + line.on() + line.said(EventField.MESSAGE))
          : bad(what + " failed" + line.on() + line.said(EventField.ERROR_MESSAGE));
    }
    if (kind == EventKind.RECOVERY_JUDGED) {
      String verdict = "verdict: " + line.of(EventField.VERDICT);
      return good ? good(verdict) : caution(verdict);
    }
    if (kind == EventKind.EXHAUSTION_CHANGED) {
      return line.is(EventField.EXHAUSTED)
          ? bad("exhausted: two acts did not help")
          : good("no longer exhausted");
    }
    return line.is(EventField.CHRONIC)
        ? bad("chronic: a person must look")
        : good("chronic mark cleared" + line.by());
  }

  private static String budget(EventPhrases line) {
    return line.of(EventField.IN_HOUR)
        + " of "
        + line.of(EventField.MAXIMUM_PER_HOUR)
        + " in the hour, "
        + line.of(EventField.IN_DAY)
        + " of "
        + line.of(EventField.MAXIMUM_PER_DAY)
        + " in the day";
  }
}
