package dev.tend.eventlog.schema;

import dev.tend.core.event.EventId;
import dev.tend.core.event.HealthEvent;
import java.time.Instant;

/**
 * Events of one file that were dropped and not yet reported.
 *
 * @param count how many
 * @param protectedCount how many of them are of the kind that is kept as long as memory allows
 * @param first the first of them
 * @param last the last of them
 * @param from when the first happened
 * @param until when the last happened
 */
public record LostEvents(
    long count, long protectedCount, EventId first, EventId last, Instant from, Instant until) {

  /** One event. */
  public static LostEvents of(HealthEvent event, boolean wasProtected) {
    return new LostEvents(
        1, wasProtected ? 1 : 0, event.id(), event.id(), event.time(), event.time());
  }

  /** These and others. */
  public LostEvents and(LostEvents other) {
    return new LostEvents(
        count + other.count,
        protectedCount + other.protectedCount,
        first.compareTo(other.first) <= 0 ? first : other.first,
        last.compareTo(other.last) >= 0 ? last : other.last,
        from.isBefore(other.from) ? from : other.from,
        until.isAfter(other.until) ? until : other.until);
  }
}
