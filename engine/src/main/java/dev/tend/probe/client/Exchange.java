package dev.tend.probe.client;

import dev.tend.probe.Measurement;
import dev.tend.probe.ProbeRun;

/** One exchange with a server, from the first connection to the answer of the probe. */
@FunctionalInterface
public interface Exchange {
  /**
   * Goes through the phases.
   *
   * @return the answer, without the times of the phases
   * @throws ExchangeException where it could not go on
   * @throws InterruptedException if the run was abandoned
   */
  Measurement walk(PhaseTimer timer) throws ExchangeException, InterruptedException;

  /**
   * Carries out an exchange. The answer names the phase that failed, and has the time of each.
   *
   * @throws InterruptedException if the run was abandoned
   */
  static Measurement measure(ProbeRun run, Exchange exchange) throws InterruptedException {
    PhaseTimer timer = new PhaseTimer();
    try {
      Measurement measured = exchange.walk(timer);
      return measured.with(timer.metrics());
    } catch (ExchangeException ended) {
      if (run.scope().isAbandoned() || Thread.interrupted()) {
        throw new InterruptedException("the run was abandoned");
      }
      return ended.measurement().in(timer.phase()).with(timer.metrics());
    }
  }
}
