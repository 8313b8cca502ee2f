package dev.tend.probe.client;

import dev.tend.probe.ProbeRun;
import dev.tend.time.Deadline;
import java.io.IOException;
import java.net.Socket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The part of an exchange that goes over one connection.
 *
 * @param run the run it belongs to
 * @param timer the whole exchange
 * @param prefix what stands before the names of its phases; empty text for nothing
 * @param deadline when it must be over, not later than the run
 */
public record ConnectionContext(ProbeRun run, PhaseTimer timer, String prefix, Deadline deadline) {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectionContext.class);

  /** An exchange that needs one connection alone. */
  public static ConnectionContext whole(ProbeRun run, PhaseTimer timer) {
    return new ConnectionContext(run, timer, "", run.deadline());
  }

  void enter(String phase) {
    timer.enter(prefix + phase);
  }

  /** Leaves a socket of it. */
  void close(Socket socket) {
    run.scope().closed(socket);
    try {
      socket.close();
    } catch (IOException unclosable) {
      LOG.debug("a socket could not be closed", unclosable);
    }
  }
}
