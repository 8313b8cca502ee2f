package dev.tend.cli;

import static dev.tend.cli.EventText.bad;
import static dev.tend.cli.EventText.caution;
import static dev.tend.cli.EventText.plain;

import dev.tend.eventlog.schema.EventField;
import dev.tend.eventlog.schema.EventKind;

/** Sentences about what is watched. */
final class DefinitionSentences {
  private DefinitionSentences() {}

  static EventText of(EventKind kind, EventPhrases line) {
    String type = line.of(EventField.ITEM_TYPE);
    if (kind == EventKind.DEFINITION_APPLIED) {
      return plain(type + " of type " + line.of(EventField.DEFINITION_TYPE));
    }
    if (kind == EventKind.HEALTH_SET_APPLIED) {
      return plain(line.either(EventField.ENABLED, "health set watched", "health set disabled"));
    }
    if (kind == EventKind.DEFINITION_REMOVED) {
      return plain(type + " no longer watched");
    }
    if (kind == EventKind.APPLY_REFUSED) {
      return bad("definitions refused" + line.said(EventField.ERROR_MESSAGE));
    }
    if (kind == EventKind.SETTINGS_APPLIED) {
      return plain("settings applied, recovery: " + line.of(EventField.MODE));
    }
    if (kind == EventKind.TARGET_RETIRED) {
      return caution("target " + line.of(EventField.TARGET) + " no longer watched");
    }
    return line.of(EventField.FOUND).isEmpty()
        ? bad("discovery failed" + line.said(EventField.ERROR_MESSAGE))
        : plain(line.of(EventField.FOUND) + " targets found");
  }
}
