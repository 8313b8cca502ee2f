package dev.tend.api.model;

import dev.tend.definition.value.MonitorState;
import java.util.List;

/**
 * What came of a notification.
 *
 * @param probe the probe that took it, with {@code /}
 * @param key what it is about
 * @param colour {@code red} or {@code green}
 * @param note what the reporter should know all the same; empty text for nothing
 * @param event the id of the event that recorded it
 * @param monitors those that read the probe, as they are now
 */
public record NotificationAnswer(
    String probe, String key, String colour, String note, String event, List<Reader> monitors) {
  /** Copies the list. */
  public NotificationAnswer {
    monitors = List.copyOf(monitors);
  }

  /**
   * A monitor that reads the probe.
   *
   * @param monitor its identity, with {@code /}
   * @param state what it shows
   */
  public record Reader(String monitor, MonitorState state) {}
}
