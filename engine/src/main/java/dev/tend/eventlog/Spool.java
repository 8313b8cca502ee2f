package dev.tend.eventlog;

import dev.tend.core.event.EventId;
import dev.tend.core.event.HealthEvent;
import dev.tend.core.event.MonitorEvent;
import dev.tend.eventlog.file.EventFile;
import dev.tend.eventlog.schema.Channel;
import dev.tend.eventlog.schema.LostEvents;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The events that wait to be written, in bounded memory. Records, and results that changed a state
 * or that a later event names as a cause, are kept until their part of the memory is full, and then
 * the newest are lost: the beginning of a problem explains it. Other results are dropped before,
 * those that succeeded first, the oldest first. What is dropped is counted. Nobody waits here for
 * the disk; safe for use by many threads.
 */
final class Spool {
  private static final List<EventFile> DROPPED_FIRST =
      List.of(
          EventFile.PROBE_RESULT_SUCCEEDED, EventFile.PROBE_RESULT, EventFile.MAINTENANCE_RESULT);
  private static final int DROPPABLE_PART = 3;
  private static final long NANOS = 1_000_000;

  private final Map<EventFile, FileQueue> queues = new EnumMap<>(EventFile.class);
  private final Map<EventFile, LostEvents> unreported = new EnumMap<>(EventFile.class);
  private final Map<Channel, Long> dropped = new EnumMap<>(Channel.class);
  private final long droppableRoom;
  private final long keptRoom;
  private long droppableUsed;
  private long keptUsed;
  private long lost;
  private long last;
  private boolean closed;

  Spool(long bytes) {
    this.droppableRoom = bytes / DROPPABLE_PART;
    this.keptRoom = bytes - droppableRoom;
    for (EventFile file : EventFile.values()) {
      queues.put(file, new FileQueue());
    }
  }

  private FileQueue queue(EventFile file) {
    return Objects.requireNonNull(queues.get(file), "every file has a queue");
  }

  /** Takes events in. */
  synchronized void add(List<HealthEvent> events) {
    boolean transition = events.stream().anyMatch(event -> event.body() instanceof MonitorEvent);
    for (HealthEvent event : events) {
      last = Math.max(last, event.id().packed());
      EventFile file = EventFile.of(event);
      SpooledEvent spooled = new SpooledEvent(event, file.isRecord() || transition);
      if (closed || (spooled.kept() && keptUsed + spooled.bytes() > keptRoom)) {
        drop(file, spooled);
        continue;
      }
      event.causes().forEach(this::keep);
      queue(file).add(spooled);
      account(spooled, 1);
    }
    shed();
    notifyAll();
  }

  /** A result that is named as a cause is kept, if it still waits. */
  private void keep(EventId cause) {
    for (EventFile file : DROPPED_FIRST) {
      Optional<SpooledEvent> named = queue(file).droppable(cause.packed());
      if (named.isPresent() && keptUsed + named.get().bytes() <= keptRoom) {
        account(named.get(), -1);
        queue(file).keep(named.get());
        account(named.get().asKept(), 1);
      }
    }
  }

  private void account(SpooledEvent spooled, int sign) {
    if (spooled.kept()) {
      keptUsed += sign * spooled.bytes();
    } else {
      droppableUsed += sign * spooled.bytes();
    }
  }

  private void shed() {
    for (EventFile file : DROPPED_FIRST) {
      while (droppableUsed > droppableRoom) {
        Optional<SpooledEvent> oldest = queue(file).dropOldest();
        if (oldest.isEmpty()) {
          break;
        }
        account(oldest.get(), -1);
        drop(file, oldest.get());
      }
    }
  }

  private void drop(EventFile file, SpooledEvent spooled) {
    unreported.merge(file, LostEvents.of(spooled.event(), spooled.kept()), LostEvents::and);
    dropped.merge(file.channel(), 1L, Long::sum);
    lost += spooled.kept() ? 1 : 0;
  }

  /** An event that was taken cannot be written as a line. */
  synchronized void unwritable(EventFile file, HealthEvent event) {
    drop(file, new SpooledEvent(event, true));
  }

  /** Takes the next events of a file out, to be written; they count until {@link #written}. */
  synchronized List<HealthEvent> take(EventFile file, int most) {
    return queue(file).take(most);
  }

  /** What was taken last is in its file. */
  synchronized void written(EventFile file) {
    queue(file).settle().forEach(spooled -> account(spooled, -1));
  }

  /** What was taken last could not be written, and waits again. */
  synchronized void putBack(EventFile file) {
    queue(file).putBack();
    shed();
  }

  /** What was dropped from a file and not yet reported; it counts as reported from now on. */
  synchronized Optional<LostEvents> takeUnreported(EventFile file) {
    return Optional.ofNullable(unreported.remove(file));
  }

  /** It could not be reported. */
  synchronized void unreported(EventFile file, LostEvents events) {
    unreported.merge(file, events, LostEvents::and);
  }

  /** The files for which there is something to write. */
  synchronized List<EventFile> waiting() {
    List<EventFile> waiting = new ArrayList<>();
    for (EventFile file : EventFile.values()) {
      if (!queue(file).isEmpty() || unreported.containsKey(file)) {
        waiting.add(file);
      }
    }
    return waiting;
  }

  /** Waits until there is something to write, the log is closed, or some time has passed. */
  synchronized void await(long millis) throws InterruptedException {
    long end = System.nanoTime() + millis * NANOS;
    long left = millis;
    while (!closed && left > 0 && waiting().isEmpty()) {
      wait(left);
      left = (end - System.nanoTime()) / NANOS;
    }
  }

  /** Waits unless the log is closed: what arrives meanwhile is written together. */
  synchronized void rest(long millis) throws InterruptedException {
    long end = System.nanoTime() + millis * NANOS;
    long left = millis;
    while (!closed && left > 0) {
      wait(left);
      left = (end - System.nanoTime()) / NANOS;
    }
  }

  /** Nothing more is taken in. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }

  synchronized boolean isClosed() {
    return closed;
  }

  synchronized int size() {
    return queues.values().stream().mapToInt(FileQueue::size).sum();
  }

  synchronized double fill() {
    return Math.max((double) droppableUsed / droppableRoom, (double) keptUsed / keptRoom);
  }

  synchronized Map<Channel, Long> dropped() {
    return new EnumMap<>(dropped);
  }

  synchronized long lost() {
    return lost;
  }

  /** Up to this event, nothing protected is waiting. */
  synchronized Optional<EventId> settled() {
    long first =
        queues.values().stream().mapToLong(FileQueue::firstKept).min().orElse(Long.MAX_VALUE);
    long settled = Math.min(last, first - 1);
    return settled <= 0 ? Optional.empty() : Optional.of(EventId.unpacked(settled));
  }
}
