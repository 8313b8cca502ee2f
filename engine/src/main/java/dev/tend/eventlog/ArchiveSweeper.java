package dev.tend.eventlog;

import dev.tend.eventlog.file.Archive;
import dev.tend.eventlog.file.EventFile;
import dev.tend.time.SteadyClock;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sweeps the archive at the start, whenever a file was rotated, and every hour. */
final class ArchiveSweeper {
  private static final Logger LOG = LoggerFactory.getLogger(EventLog.class);
  private static final long HOUR_MILLIS = 3_600_000;
  private static final long NANOS = 1_000_000;
  private static final String ARCHIVE = "archive";

  private final Archive archive;
  private final Faults faults;
  private final SteadyClock clock;
  private boolean woken = true;
  private boolean closed;

  ArchiveSweeper(Archive archive, Faults faults, SteadyClock clock) {
    this.archive = archive;
    this.faults = faults;
    this.clock = clock;
  }

  Archive archive() {
    return archive;
  }

  /** There is something to do. */
  synchronized void wake() {
    woken = true;
    notifyAll();
  }

  /** Starts nothing more; what is under way may be abandoned at any point. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }

  /** Works until {@link #close}. */
  void run() {
    try {
      while (await()) {
        sweep();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      LOG.warn("old event files are no longer compressed: interrupted");
    }
  }

  private synchronized boolean await() throws InterruptedException {
    long end = System.nanoTime() + HOUR_MILLIS * NANOS;
    long left = HOUR_MILLIS;
    while (!woken && !closed && left > 0) {
      wait(left);
      left = (end - System.nanoTime()) / NANOS;
    }
    woken = false;
    return !closed;
  }

  private void sweep() {
    boolean well = true;
    for (EventFile file : EventFile.values()) {
      try {
        archive.sweep(file, clock.wall());
      } catch (IOException failure) {
        well = false;
        faults.broke(ARCHIVE, "old event files cannot be compressed or removed", failure);
      }
    }
    if (well) {
      faults.recovered(ARCHIVE);
    }
  }
}
