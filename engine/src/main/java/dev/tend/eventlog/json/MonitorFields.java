package dev.tend.eventlog.json;

import dev.tend.core.event.MonitorEvent;

/** The fields of monitors' events. */
final class MonitorFields {
  private MonitorFields() {}

  static void write(Line line, MonitorEvent body) {
    switch (body) {
      case MonitorEvent.MonitorChanged changed ->
          line.item(changed.monitor())
              .text(EventField.STATE_FROM, changed.from().text())
              .text(EventField.STATE_TO, changed.to().text())
              .text(EventField.BENEATH_FROM, changed.beneathFrom().text())
              .text(EventField.BENEATH_TO, changed.beneath().text())
              .text(EventField.OCCASION, changed.occasion().text())
              .text(EventField.MESSAGE, changed.detail());
      case MonitorEvent.EpisodeOpened opened ->
          line.item(opened.monitor())
              .text(EventField.EPISODE, opened.episode())
              .flag(EventField.REOPENED, opened.reopened());
      case MonitorEvent.EpisodeClosed closed ->
          line.item(closed.monitor())
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
