package dev.tend.cli.agent;

import dev.tend.agent.Agent;
import java.util.Optional;

/**
 * {@code SIGUSR1} pulls the brake; SIGUSR2 is the JVM's own. Listened for before the agent starts,
 * since an unhandled one would end the program, and remembered until there is an agent.
 */
final class BrakeSignal {
  private static final String NAME = "USR1";

  private boolean arrived;
  private Optional<Agent> agent = Optional.empty();

  private BrakeSignal() {}

  static BrakeSignal listen() {
    BrakeSignal signal = new BrakeSignal();
    SignalHandlers.handle(NAME, signal::arrived);
    return signal;
  }

  /** From now on it pulls the brake of this agent; at once if it has arrived before. */
  synchronized void pulls(Agent started) {
    agent = Optional.of(started);
    if (arrived) {
      pull(started);
    }
  }

  private synchronized void arrived() {
    arrived = true;
    agent.ifPresent(BrakeSignal::pull);
  }

  private static void pull(Agent agent) {
    agent.pullBrake("whoever sent SIG" + NAME, "signal SIG" + NAME + " to the agent");
  }
}
