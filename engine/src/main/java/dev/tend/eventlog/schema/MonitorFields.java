package dev.tend.eventlog.schema;

import dev.tend.core.event.MonitorEvent;

/** The fields of monitors' events. */
final class MonitorFields {
  private MonitorFields() {}

  static void write(LineWriter writer, MonitorEvent body) {
    switch (body) {
      case MonitorEvent.MonitorChanged changed ->
          writer
              .item(changed.monitor())
              .text(EventField.STATE_FROM, changed.from().text())
              .text(EventField.STATE_TO, changed.to().text())
              .text(EventField.BENEATH_FROM, changed.beneathFrom().text())
              .text(EventField.BENEATH_TO, changed.beneath().text())
              .text(EventField.OCCASION, changed.occasion().text())
              .text(EventField.MESSAGE, changed.detail());
      case MonitorEvent.EpisodeOpened opened ->
          writer
              .item(opened.monitor())
              .text(EventField.EPISODE, opened.episode())
              .flag(EventField.REOPENED, opened.reopened());
      case MonitorEvent.EpisodeClosed closed ->
          writer
              .item(closed.monitor())
              .text(EventField.EPISODE, closed.episode())
              .text(EventField.EPISODE_END, word(closed.end()))
              .time(EventField.RAISED_AT, closed.raisedAt());
    }
  }

  private static String word(MonitorEvent.End end) {
    return switch (end) {
      case HEALED -> "Healed";
      case WITHDRAWN -> "Withdrawn";
      case RETIRED -> "Retired";
    };
  }
}
