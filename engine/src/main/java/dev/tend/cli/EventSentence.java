package dev.tend.cli;

import dev.tend.eventlog.json.EventField;
import dev.tend.eventlog.json.EventKind;
import dev.tend.eventlog.read.EventLine;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What an event says to a person, in one line.
 *
 * @param text the line
 * @param tone how it is meant
 */
record EventSentence(String text, Tone tone) {
  private static final Map<String, EventKind> KINDS =
      Arrays.stream(EventKind.values())
          .collect(Collectors.toUnmodifiableMap(EventKind::text, Function.identity()));

  /** The sentence of a line; of a kind that a later version wrote, its name alone. */
  static EventSentence of(EventLine line) {
    String action = line.text(EventField.ACTION);
    return Optional.ofNullable(KINDS.get(action))
        .map(kind -> of(kind, new Clauses(line)))
        .orElse(plain(action));
  }

  private static EventSentence of(EventKind kind, Clauses line) {
    return switch (kind) {
      case PROBE_RESULT -> MonitoringSentences.result(line);
      case LATE_RESULT -> plain("late result ignored");
      case MONITOR_CHANGED -> MonitoringSentences.change(line);
      case EPISODE_OPENED ->
          plain(line.either(EventField.REOPENED, "episode reopened", "episode opened"));
      case EPISODE_CLOSED -> plain("episode closed: " + line.of(EventField.EPISODE_END));
      case RESPONDER_REFUSED -> caution("refused: " + line.refusal());
      case RESPONDER_CONFIRMING -> plain("about to act; its probes run once more");
      case RESPONDER_ALLOWED -> plain("may act, attempt " + line.of(EventField.ATTEMPT));
      case APPROVAL_ASKED -> caution("asks for approval " + line.of(EventField.APPROVAL));
      case APPROVAL_SETTLED ->
          plain("approval: " + line.of(EventField.APPROVAL_ANSWER) + line.by());
      case THROTTLE_JUDGED,
          RECOVERY_STARTED,
          RECOVERY_FINISHED,
          RECOVERY_JUDGED,
          EXHAUSTION_CHANGED,
          CHRONIC_CHANGED ->
          RecoverySentences.of(kind, line);
      case ESCALATED -> bad("escalated: " + line.of(EventField.ALERT_SUBJECT) + line.because());
      case HEALED -> good("incident over: " + line.of(EventField.ALERT_SUBJECT));
      case PAGE_WITHHELD -> caution("page withheld: " + line.refusal());
      case PAGE_MERGED -> plain("page merged into " + line.of(EventField.MERGED_INTO));
      case AGENT_STARTED,
          AGENT_STOPPED,
          CLOCK_STEPPED,
          HOLD_PLACED,
          HOLD_RELEASED,
          OPERATOR_WORK,
          BRAKE_CHANGED,
          GROUP_CHANGED,
          REPAIR_REFUSED,
          INPUT_IGNORED,
          INTENT_INTERRUPTED ->
          WorldSentences.of(kind, line);
      case DEFINITION_APPLIED,
          HEALTH_SET_APPLIED,
          DEFINITION_REMOVED,
          APPLY_REFUSED,
          SETTINGS_APPLIED,
          DISCOVERED,
          TARGET_RETIRED ->
          DefinitionSentences.of(kind, line);
      case GAP -> bad(line.of(EventField.GAP_DROPPED) + " events were dropped before this");
      case TORN -> caution("a line was torn here: the agent ended while writing it");
    };
  }

  static EventSentence plain(String text) {
    return new EventSentence(text, Tone.PLAIN);
  }

  static EventSentence good(String text) {
    return new EventSentence(text, Tone.GOOD);
  }

  static EventSentence caution(String text) {
    return new EventSentence(text, Tone.CAUTION);
  }

  static EventSentence bad(String text) {
    return new EventSentence(text, Tone.BAD);
  }
}
