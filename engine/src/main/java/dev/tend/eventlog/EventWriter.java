package dev.tend.eventlog;

import dev.tend.core.event.HealthEvent;
import dev.tend.eventlog.file.Archive;
import dev.tend.eventlog.file.EventFile;
import dev.tend.eventlog.file.LiveFile;
import dev.tend.eventlog.schema.EventJson;
import dev.tend.eventlog.schema.LostEvents;
import dev.tend.time.SteadyClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes events out of the spool and appends them to their files. For one thread. */
final class EventWriter {
  private static final Logger LOG = LoggerFactory.getLogger(EventLog.class);
  private static final int BATCH = 256;
  private static final long IDLE_MILLIS = 1000;

  /** Events that arrive within this time are written and synced together. */
  private static final long GROUPING_MILLIS = 20;

  private static final long RETRY_MILLIS = 500;
  private static final long LAST_RETRY_MILLIS = 20;

  private final Map<EventFile, LiveFile> files = new EnumMap<>(EventFile.class);
  private final AtomicLong written = new AtomicLong();
  private final EventJson json;
  private final Spool spool;
  private final Faults faults;
  private final SteadyClock clock;
  private final ArchiveSweeper archiveSweeper;
  private volatile boolean givenUp;

  /** Whether more events wait than one batch holds. */
  private boolean behind;

  EventWriter(
      EventLogSettings settings,
      Spool spool,
      Faults faults,
      SteadyClock clock,
      ArchiveSweeper archiveSweeper) {
    this.spool = spool;
    this.faults = faults;
    this.clock = clock;
    this.archiveSweeper = archiveSweeper;
    this.json = new EventJson(settings.host());
    Archive archive = archiveSweeper.archive();
    for (EventFile file : EventFile.values()) {
      files.put(
          file,
          new LiveFile(
              file.in(settings.directory()),
              archive.segmentBytes(file),
              torn -> json.torn(file.channel(), clock.wall(), torn)));
    }
  }

  /** Writes until the spool is closed and empty, or {@link #giveUp}. */
  void run() {
    files.forEach((file, live) -> tried(file, live::openIfThere));
    try {
      while (!givenUp && !(spool.isClosed() && spool.waiting().isEmpty())) {
        spool.await(IDLE_MILLIS);
        if (!behind) {
          spool.rest(GROUPING_MILLIS);
        }
        if (!pass()) {
          spool.rest(RETRY_MILLIS);
          Thread.sleep(LAST_RETRY_MILLIS);
        }
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      LOG.warn("the event log was interrupted; {} events are not written", spool.size());
    }
    files.forEach((file, live) -> tried(file, live::close));
  }

  /** Gives up what has not been written by now. */
  void giveUp() {
    givenUp = true;
  }

  long written() {
    return written.get();
  }

  /** Writes a batch to every file with waiting events; returns whether all went well. */
  private boolean pass() {
    boolean well = true;
    behind = false;
    for (EventFile file : spool.waiting()) {
      well &= write(file);
    }
    return well;
  }

  private boolean write(EventFile file) {
    List<HealthEvent> events = spool.take(file, BATCH);
    Optional<LostEvents> lost = spool.takeUnreported(file);
    boolean well = tried(file, () -> append(file, events, lost));
    if (well) {
      behind |= events.size() == BATCH;
      spool.written(file);
      written.addAndGet(events.size());
      rotate(file);
    } else {
      spool.putBack(file);
      lost.ifPresent(unreported -> spool.unreported(file, unreported));
    }
    return well;
  }

  private void append(EventFile file, List<HealthEvent> events, Optional<LostEvents> lost)
      throws IOException {
    ByteArrayOutputStream lines = new ByteArrayOutputStream(16 * 1024);
    if (lost.isPresent()) {
      lines.write(json.gap(file.channel(), clock.wall(), lost.get()));
    }
    boolean named = false;
    for (HealthEvent event : events) {
      line(file, event, lines);
      named |= !event.causes().isEmpty();
    }
    if (file.isRecord() && named) {
      syncResults();
    }
    live(file).append(ByteBuffer.wrap(lines.toByteArray()), file.isRecord());
  }

  /** An event that breaks its own line must not keep all others from being written. */
  private void line(EventFile file, HealthEvent event, ByteArrayOutputStream lines) {
    try {
      lines.writeBytes(json.line(event));
    } catch (RuntimeException broken) {
      LOG.error("event {} cannot be written as a line; it counts as lost", event.id(), broken);
      spool.unwritable(file, event);
    }
  }

  /** No cause reaches the disk later than its effect. */
  private void syncResults() {
    files.forEach(
        (file, live) -> {
          if (!file.isRecord()) {
            tried(file, live::sync);
          }
        });
  }

  private void rotate(EventFile file) {
    try {
      if (live(file).rotate(clock.wall()).isPresent()) {
        archiveSweeper.wake();
      }
      faults.recovered(file + " rotation");
    } catch (IOException failure) {
      faults.broke(
          file + " rotation",
          "the event file of " + file.channel().text() + " cannot be rotated and keeps growing",
          failure);
    }
  }

  private LiveFile live(EventFile file) {
    LiveFile live = files.get(file);
    if (live == null) {
      throw new IllegalStateException("no file for " + file);
    }
    return live;
  }

  private boolean tried(EventFile file, FileStep step) {
    try {
      step.run();
      faults.recovered(file.toString());
      return true;
    } catch (IOException | RuntimeException failure) {
      faults.broke(
          file.toString(),
          "events of " + file.channel().text() + " wait in memory; their file cannot be written",
          failure);
      return false;
    }
  }

  /** Something done to a file. */
  @FunctionalInterface
  private interface FileStep {
    void run() throws IOException;
  }
}
