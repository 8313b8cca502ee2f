package dev.tend.probe.run;

import dev.tend.core.effect.ScheduledProbe;
import dev.tend.core.input.ProbeReported;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Who gets what a run came to. */
@FunctionalInterface
public interface ResultSink {
  /**
   * A run has a result. Called once for each run that was asked for, by any thread; returns soon.
   *
   * @param probe the probe
   * @param result its result
   * @param late how long after its time the run began; zero for one that had no time
   */
  void accept(ScheduledProbe probe, ProbeReported result, Duration late);

  /**
   * A run found a red or green event.
   *
   * @param probe the probe
   * @param event the event, with its key
   * @return whether it will outlive the agent, once that is known
   */
  default CompletableFuture<Boolean> found(ScheduledProbe probe, ProbeReported event) {
    accept(probe, event, Duration.ZERO);
    return CompletableFuture.completedFuture(false);
  }
}
