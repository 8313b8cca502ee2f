package dev.tend.probe.client;

import dev.tend.probe.ProbeRun;
import dev.tend.time.Deadline;

/**
 * The part of an exchange that goes over one connection.
 *
 * @param run the run it belongs to
 * @param timer the whole exchange
 * @param prefix what stands before the names of its phases; empty text for nothing
 * @param deadline when it must be over, not later than the run
 */
public record ConnectionContext(ProbeRun run, PhaseTimer timer, String prefix, Deadline deadline) {
  /** An exchange that needs one connection alone. */
  public static ConnectionContext whole(ProbeRun run, PhaseTimer timer) {
    return new ConnectionContext(run, timer, "", run.deadline());
  }

  void enter(String phase) {
    timer.enter(prefix + phase);
  }
}
