package dev.tend.time;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What must be closed when an operation is abandoned at its deadline: sockets, child processes.
 * Closing them is what wakes a thread that is stuck in them. Safe for use by many threads.
 */
public final class CancellationScope {
  private static final Logger LOG = LoggerFactory.getLogger(CancellationScope.class);

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private boolean abandoned;

  /** Closes this when the operation is abandoned; at once when it already is. */
  public void closes(AutoCloseable resource) {
    synchronized (this) {
      if (!abandoned) {
        open.push(resource);
        return;
      }
    }
    close(resource);
  }

  /** The operation has closed this itself. */
  public synchronized void closed(AutoCloseable resource) {
    open.remove(resource);
  }

  /** Whether the operation has been abandoned. */
  public synchronized boolean isAbandoned() {
    return abandoned;
  }

  /** Abandons the operation: closes all that is open, the last opened first. */
  public void abandon() {
    while (true) {
      AutoCloseable resource;
      synchronized (this) {
        abandoned = true;
        if (open.isEmpty()) {
          return;
        }
        resource = open.pop();
      }
      close(resource);
    }
  }

  private static void close(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception unclosable) {
      LOG.warn("an abandoned operation left something open: {}", unclosable.toString());
    }
  }
}
