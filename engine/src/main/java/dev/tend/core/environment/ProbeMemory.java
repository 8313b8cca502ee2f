package dev.tend.core.environment;

import dev.tend.core.event.EventId;
import dev.tend.core.input.Outcome;
import dev.tend.core.record.ProbeRecord;
import java.time.Instant;

/**
 * What is remembered of one probe: how late a result may be, and what the last conclusive one said.
 */
public final class ProbeMemory {
  private long lastScheduledStart = Long.MIN_VALUE;
  private long lastConclusiveStart = Long.MIN_VALUE;
  private boolean lastConclusiveSucceeded;
  private long lastConclusiveEvent;
  private long ignored;

  /**
   * Whether a scheduled result is newer than all before it; if so, it is the newest now.
   *
   * @param startedAt the start of its run
   */
  public boolean isNewer(Instant startedAt) {
    long start = startedAt.toEpochMilli();
    if (start <= lastScheduledStart) {
      ignored++;
      return false;
    }
    lastScheduledStart = start;
    return true;
  }

  /** How many late or duplicate results were ignored. */
  public long ignored() {
    return ignored;
  }

  /** Takes note of a result, whatever triggered it. */
  public void note(Instant startedAt, Outcome outcome, EventId event) {
    long start = startedAt.toEpochMilli();
    if (outcome.conclusive() && start >= lastConclusiveStart) {
      lastConclusiveStart = start;
      lastConclusiveSucceeded = !outcome.failed();
      lastConclusiveEvent = event.packed();
    }
  }

  /** Whether the last conclusive run began at or after an instant. */
  public boolean conclusiveSince(Instant since) {
    return lastConclusiveStart != Long.MIN_VALUE && lastConclusiveStart >= since.toEpochMilli();
  }

  /** Whether the last conclusive run succeeded; false when there was none. */
  public boolean lastSucceeded() {
    return lastConclusiveSucceeded;
  }

  /** The event of the last conclusive run; meaningless when there was none. */
  public EventId lastEvent() {
    return EventId.unpacked(lastConclusiveEvent);
  }

  /** All this as data. */
  public ProbeRecord record() {
    return new ProbeRecord(
        lastScheduledStart,
        lastConclusiveStart,
        lastConclusiveSucceeded,
        lastConclusiveEvent,
        ignored);
  }

  /** Goes on from a record. */
  public void restore(ProbeRecord memory) {
    lastScheduledStart = memory.lastScheduledStart();
    lastConclusiveStart = memory.lastConclusiveStart();
    lastConclusiveSucceeded = memory.lastConclusiveSucceeded();
    lastConclusiveEvent = memory.lastConclusiveEvent();
    ignored = memory.ignored();
  }
}
