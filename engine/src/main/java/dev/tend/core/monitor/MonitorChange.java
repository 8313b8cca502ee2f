package dev.tend.core.monitor;

import dev.tend.core.event.EventId;
import dev.tend.core.event.TransitionCause;
import dev.tend.definition.value.MonitorState;
import java.util.List;

/**
 * One change of what a monitor shows, or of the state beneath its overlays, or of both at once.
 *
 * @param from what it showed
 * @param to what it shows
 * @param beneathFrom where its chain was
 * @param beneath where its chain is
 * @param cause why; when several things happen at once, a change of the chain goes before one of an
 *     overlay, which then is seen in {@code from} and {@code to} alone
 * @param detail what a person should read; empty text for nothing to add
 * @param causes the probe results that brought it about, oldest first, at most eight; empty when
 *     time or a person did
 */
public record MonitorChange(
    MonitorState from,
    MonitorState to,
    MonitorState beneathFrom,
    MonitorState beneath,
    TransitionCause cause,
    String detail,
    List<EventId> causes) {
  public MonitorChange {
    causes = List.copyOf(causes);
  }
}
