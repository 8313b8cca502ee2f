package dev.tend.eventlog.schema;

import java.util.Optional;

/**
 * What an event says to a person, in one line.
 *
 * @param text the line
 * @param tone how it is meant
 */
public record EventText(String text, Tone tone) {

  /** How a line is meant. */
  public enum Tone {
    /** Neutral. */
    PLAIN,
    /** Something is well again. */
    GOOD,
    /** Somebody should look. */
    CAUTION,
    /** Something is wrong. */
    BAD
  }

  /** The sentence of a line that was read; for a kind that a later version wrote, its message. */
  public static EventText of(SentenceParts line) {
    String action = line.of(EventField.ACTION);
    Optional<EventKind<?>> kind = Optional.ofNullable(EventKinds.all().get(action));
    return kind.map(known -> known.sentence(line))
        .orElseGet(() -> plain(action + line.said(EventField.MESSAGE)));
  }

  static EventText plain(String text) {
    return new EventText(text, Tone.PLAIN);
  }

  static EventText good(String text) {
    return new EventText(text, Tone.GOOD);
  }

  static EventText caution(String text) {
    return new EventText(text, Tone.CAUTION);
  }

  static EventText bad(String text) {
    return new EventText(text, Tone.BAD);
  }
}
