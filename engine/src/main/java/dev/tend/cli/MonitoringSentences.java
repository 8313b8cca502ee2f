package dev.tend.cli;

import static dev.tend.cli.EventText.bad;
import static dev.tend.cli.EventText.caution;
import static dev.tend.cli.EventText.good;
import static dev.tend.cli.EventText.plain;

import dev.tend.definition.value.MonitorState;
import dev.tend.eventlog.schema.EventField;
import dev.tend.eventlog.schema.EventKind;

/** Sentences about results and states. */
final class MonitoringSentences {
  private MonitoringSentences() {}

  static EventText of(EventKind kind, EventPhrases line) {
    if (kind == EventKind.PROBE_RESULT) {
      return result(line);
    }
    if (kind == EventKind.LATE_RESULT) {
      return plain("late result ignored");
    }
    if (kind == EventKind.MONITOR_CHANGED) {
      return change(line);
    }
    return kind == EventKind.EPISODE_OPENED
        ? plain(line.either(EventField.REOPENED, "episode reopened", "episode opened"))
        : plain("episode closed: " + line.of(EventField.EPISODE_END));
  }

  private static EventText result(EventPhrases line) {
    String phase = line.of(EventField.PHASE);
    String text =
        line.of(EventField.RESULT)
            + line.after()
            + (phase.isEmpty() ? "" : " at " + phase)
            + line.said(EventField.ERROR_TYPE)
            + line.said(EventField.ERROR_MESSAGE)
            + line.said(EventField.MESSAGE);
    return switch (line.of(EventField.OUTCOME)) {
      case "failure" -> bad(text);
      case "success" -> plain(text);
      default -> caution(text);
    };
  }

  private static EventText change(EventPhrases line) {
    String to = line.of(EventField.STATE_TO);
    String text =
        line.of(EventField.STATE_FROM)
            + " → "
            + to
            + " ("
            + line.of(EventField.OCCASION)
            + ")"
            + line.said(EventField.MESSAGE);
    if (to.equals(MonitorState.HEALTHY.text())) {
      return good(text);
    }
    boolean raised =
        to.equals(MonitorState.DEGRADED.text())
            || to.equals(MonitorState.UNHEALTHY.text())
            || to.equals(MonitorState.UNRECOVERABLE.text());
    return raised ? bad(text) : caution(text);
  }
}
