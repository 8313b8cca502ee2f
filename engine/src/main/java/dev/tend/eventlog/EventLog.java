package dev.tend.eventlog;

import dev.tend.core.event.HealthEvent;
import dev.tend.eventlog.file.Archive;
import dev.tend.eventlog.file.EventDirectory;
import dev.tend.time.Deadline;
import dev.tend.time.SteadyClock;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Writes events to files, on a thread of its own. What cannot be written waits in bounded memory
 * and is written once it can be; {@link #health} says what is wrong meanwhile. Results of probes
 * and of discoveries may be dropped then, except those that changed a state or that a later event
 * names as a cause; everything else is kept as long as its part of the memory allows: with the
 * defaults some twenty thousand events. What is lost is counted, and a line in the file says so.
 * Safe for use by many threads.
 */
public final class EventLog {
  private final Spool spool;
  private final Faults faults;
  private final EventWriter writer;
  private final ArchiveSweeper archiveSweeper;
  private final Thread writing;

  private EventLog(EventLogSettings settings, SteadyClock clock) {
    this.spool = new Spool(settings.spool());
    this.faults = new Faults(clock);
    Archive archive =
        new Archive(settings.directory(), settings.maximumSize(), settings.maximumAge());
    this.archiveSweeper = new ArchiveSweeper(archive, faults, clock);
    this.writer = new EventWriter(settings, spool, faults, clock, archiveSweeper);
    this.writing = thread("tend-events", writer::run);
  }

  /**
   * Starts writing, even if the directory does not exist or cannot be written to.
   *
   * @throws IOException if the directory exists but is not safe: others can write to it, or it
   *     belongs to neither root nor the user the agent runs as; the message says what to do
   */
  public static EventLog open(EventLogSettings settings, SteadyClock clock) throws IOException {
    EventDirectory.checkIfThere(settings.directory());
    EventLog log = new EventLog(settings, clock);
    log.writing.start();
    thread("tend-events-archive", log.archiveSweeper::run).start();
    return log;
  }

  /** Takes events to be written. Never waits for the disk; after {@link #close} they are lost. */
  public void append(List<HealthEvent> events) {
    spool.add(events);
  }

  /** How the log is doing. */
  public EventLogHealth health() {
    return new EventLogHealth(
        faults.first(),
        writer.written(),
        spool.size(),
        spool.fill(),
        spool.dropped(),
        spool.lost(),
        spool.settled());
  }

  /**
   * Writes what is waiting and stops.
   *
   * @return whether everything is written; if not, {@link #health} says what is left and why
   */
  public boolean close(Deadline deadline) {
    spool.close();
    boolean ended = ended(deadline.remaining());
    writer.giveUp();
    archiveSweeper.close();
    return ended && spool.size() == 0;
  }

  private boolean ended(Duration within) {
    try {
      return writing.join(within);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static Thread thread(String name, Runnable work) {
    return Thread.ofPlatform().name(name).daemon(true).unstarted(work);
  }
}
