package dev.tend.eventlog;

import dev.tend.core.event.EventId;
import dev.tend.eventlog.schema.Channel;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * How the event log is doing.
 *
 * @param fault what is wrong now; empty: nothing
 * @param written how many events are in files
 * @param queued how many wait
 * @param fill how full the memory for waiting events is, from 0 to 1: the fuller of its two parts
 * @param dropped how many events of each channel were dropped since the start; channels without are
 *     left out
 * @param lost how many of them were of the kind that is kept as long as memory allows; more than
 *     none means that the record of recovery has a gap
 * @param settled every event up to this one is in its file, and on the disk, or was dropped;
 *     results may still wait; empty until the first
 */
public record EventLogHealth(
    Optional<Fault> fault,
    long written,
    int queued,
    double fill,
    Map<Channel, Long> dropped,
    long lost,
    Optional<EventId> settled) {

  /** Copies the map. */
  public EventLogHealth {
    Map<Channel, Long> copy = new EnumMap<>(Channel.class);
    copy.putAll(dropped);
    dropped = Collections.unmodifiableMap(copy);
  }

  /**
   * What keeps the log from writing.
   *
   * @param message what a person should read
   * @param since when it began
   */
  public record Fault(String message, Instant since) {}

  /** Whether everything is written as it should be. */
  public boolean isWell() {
    return fault.isEmpty();
  }
}
