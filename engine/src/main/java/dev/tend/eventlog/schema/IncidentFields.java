package dev.tend.eventlog.schema;

import dev.tend.core.effect.Page;
import dev.tend.core.event.IncidentEvent;

/** The fields of events for people. */
final class IncidentFields {
  private IncidentFields() {}

  static void write(LineWriter writer, IncidentEvent body) {
    switch (body) {
      case IncidentEvent.Escalated escalated -> page(writer, escalated.page());
      case IncidentEvent.Healed healed -> page(writer, healed.page());
      case IncidentEvent.PageWithheld withheld ->
          writer
              .item(withheld.responder())
              .text(EventField.REFUSAL, withheld.reason().text())
              .number(EventField.GATE, withheld.reason().gate())
              .text(EventField.MESSAGE, withheld.detail());
      case IncidentEvent.PageMerged merged ->
          writer
              .item(merged.responder())
              .text(EventField.MERGED_INTO, merged.into().toString())
              .text(EventField.ALERT, merged.incident());
    }
  }

  private static void page(LineWriter writer, Page page) {
    writer
        .item(page.monitor())
        .text(EventField.STATE_TO, page.state().text())
        .text(EventField.ALERT, page.alertId())
        .number(EventField.ALERT_SEQUENCE, page.sequence())
        .text(EventField.ALERT_KIND, word(page.kind()))
        .text(EventField.ALERT_URGENCY, page.urgency().text())
        .text(EventField.ALERT_TEAM, page.team())
        .text(EventField.ALERT_SUBJECT, page.subject())
        .text(EventField.REASON, page.reason())
        .texts(EventField.ALERT_EVIDENCE, page.evidence());
  }

  private static String word(Page.Kind kind) {
    return switch (kind) {
      case OPENED -> "Opened";
      case RENEWED -> "Renewed";
      case CLOSED -> "Closed";
    };
  }
}
