package dev.tend.probe.client;

import dev.tend.definition.type.ProbeType;
import dev.tend.probe.Measurement;
import dev.tend.probe.Probe;
import dev.tend.probe.ProbeRun;

/** One exchange with a server, from the first connection to the answer of the probe. */
@FunctionalInterface
public interface Conversation extends Probe.Method {
  /** The probe that consists of such an exchange. */
  static Probe probe(ProbeType type, Conversation conversation) {
    return Probe.ofSockets(type, conversation);
  }

  /**
   * Goes through the phases.
   *
   * @return the answer, without the times of the phases
   * @throws ConversationException where it could not go on
   * @throws InterruptedException if the run was abandoned
   */
  Measurement walk(ProbeRun run, PhaseTimer timer)
      throws ConversationException, InterruptedException;

  /** Carries it out. The answer names the phase that failed, and has the time of each. */
  @Override
  @SuppressWarnings("FunctionalInterfaceMethodChanged") // A walk is never passed for a method.
  default Measurement measure(ProbeRun run) throws InterruptedException {
    PhaseTimer timer = new PhaseTimer();
    try {
      Measurement measured = walk(run, timer);
      return measured.with(timer.metrics());
    } catch (ConversationException ended) {
      if (run.scope().isAbandoned() || Thread.interrupted()) {
        throw new InterruptedException("the run was abandoned");
      }
      return ended.measurement().in(timer.phase()).with(timer.metrics());
    }
  }
}
