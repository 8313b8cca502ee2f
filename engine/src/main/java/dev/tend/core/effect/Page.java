package dev.tend.core.effect;

import dev.tend.definition.ItemId;
import dev.tend.definition.value.MonitorState;
import dev.tend.definition.value.NotificationServiceClass;
import java.util.List;

/**
 * What is said to people about one incident.
 *
 * @param alertId the incident's id, the same from opening to closing
 * @param sequence which message of this incident, from 1; one sent twice carries the same
 * @param kind opening, renewal or end
 * @param monitor the monitor, with its target
 * @param state what it shows
 * @param urgency how urgent
 * @param team who is told
 * @param subject the headline
 * @param reason why a person is told now, such as {@code Exhausted}
 * @param evidence what a person needs, a line each
 */
public record Page(
    String alertId,
    int sequence,
    Kind kind,
    ItemId monitor,
    MonitorState state,
    NotificationServiceClass urgency,
    String team,
    String subject,
    String reason,
    List<String> evidence) {
  public Page {
    evidence = List.copyOf(evidence);
  }

  /** Where in the life of an incident a page stands. */
  public enum Kind {
    /** The first. */
    OPENED,
    /** Something got worse. */
    RENEWED,
    /** It is over. */
    CLOSED
  }
}
