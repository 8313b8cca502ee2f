package dev.tend.cli;

import dev.tend.eventlog.schema.EventField;
import dev.tend.eventlog.schema.EventKind;
import java.util.EnumSet;
import java.util.Set;

/** What is told of overrides; the events bring their sentences along. */
final class OverrideSentences {
  private static final Set<EventKind> GOOD =
      EnumSet.of(EventKind.OVERRIDE_BELIEVED, EventKind.OVERRIDES_BACK);
  private static final Set<EventKind> PLAIN =
      EnumSet.of(EventKind.OVERRIDE_APPLIED, EventKind.OVERRIDE_CHANGED, EventKind.SERVER_VERSION);
  private static final Set<EventKind> BAD =
      EnumSet.of(
          EventKind.OVERRIDE_REFUSED,
          EventKind.OVERRIDE_UNKNOWN,
          EventKind.OVERRIDE_LEFT_OUT,
          EventKind.OVERRIDES_LOST);

  private OverrideSentences() {}

  static EventText of(EventKind kind, EventPhrases line) {
    String text = line.of(EventField.MESSAGE);
    if (BAD.contains(kind)) {
      return EventText.bad(text);
    }
    if (GOOD.contains(kind)) {
      return EventText.good(text);
    }
    return PLAIN.contains(kind) ? EventText.plain(text) : EventText.caution(text);
  }
}
