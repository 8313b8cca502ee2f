package dev.tend.cli;

import dev.tend.eventlog.read.EventLine;
import dev.tend.eventlog.schema.EventField;
import dev.tend.eventlog.schema.EventKind;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What an event says to a person, in one line.
 *
 * @param text the line
 * @param style how it is meant
 */
record EventText(String text, Style style) {
  private static final Map<String, EventKind> KINDS =
      Arrays.stream(EventKind.values())
          .collect(Collectors.toUnmodifiableMap(EventKind::text, Function.identity()));

  /** The sentence of a line; of a kind that a later version wrote, its name alone. */
  static EventText of(EventLine line) {
    String action = line.text(EventField.ACTION);
    return Optional.ofNullable(KINDS.get(action))
        .map(kind -> of(kind, new EventPhrases(line)))
        .orElse(plain(action));
  }

  private static EventText of(EventKind kind, EventPhrases line) {
    return switch (kind.family()) {
      case MONITORING -> MonitoringSentences.of(kind, line);
      case RESPONDING -> ResponderSentences.of(kind, line);
      case RECOVERY -> RecoverySentences.of(kind, line);
      case INCIDENT -> IncidentSentences.of(kind, line);
      case WORLD -> EnvironmentSentences.of(kind, line);
      case DEFINITION -> DefinitionSentences.of(kind, line);
      case OVERRIDE -> OverrideSentences.of(kind, line);
      case LOG ->
          kind == EventKind.GAP
              ? bad(line.of(EventField.GAP_DROPPED) + " events were dropped before this")
              : caution("a line was torn here: the agent ended while writing it");
    };
  }

  static EventText plain(String text) {
    return new EventText(text, Style.PLAIN);
  }

  static EventText good(String text) {
    return new EventText(text, Style.GOOD);
  }

  static EventText caution(String text) {
    return new EventText(text, Style.CAUTION);
  }

  static EventText bad(String text) {
    return new EventText(text, Style.BAD);
  }
}
