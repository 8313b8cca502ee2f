package dev.tend.eventlog;

import dev.tend.time.SteadyClock;
import java.nio.file.FileSystemException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is wrong now, the oldest fault first. Safe for use by many threads. */
final class Faults {
  private static final Logger LOG = LoggerFactory.getLogger(EventLog.class);

  private final Map<String, EventLogHealth.Fault> open = new LinkedHashMap<>();
  private final SteadyClock clock;

  Faults(SteadyClock clock) {
    this.clock = clock;
  }

  /** Something went wrong; logged once, until it works again. */
  synchronized void broke(String where, String what, Exception failure) {
    String message = what + ": " + reason(failure);
    EventLogHealth.Fault before = open.get(where);
    open.put(
        where, new EventLogHealth.Fault(message, before == null ? clock.wall() : before.since()));
    if (before == null) {
      LOG.warn("{}", message);
    }
  }

  /** It works again. */
  synchronized void recovered(String where) {
    EventLogHealth.Fault fault = open.remove(where);
    if (fault != null) {
      LOG.info("{} works again; it had been failing since {}", where, fault.since());
    }
  }

  /** What has been wrong for longest. */
  synchronized Optional<EventLogHealth.Fault> first() {
    return open.values().stream().findFirst();
  }

  private static String reason(Exception failure) {
    if (failure instanceof FileSystemException known && known.getReason() != null) {
      return known.getFile() + " " + known.getReason();
    }
    return failure instanceof FileSystemException
        ? failure.getClass().getSimpleName() + " " + failure.getMessage()
        : String.valueOf(failure.getMessage());
  }
}
