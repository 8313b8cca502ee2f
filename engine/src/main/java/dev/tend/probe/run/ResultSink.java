package dev.tend.probe.run;

import dev.tend.core.effect.ScheduledProbe;
import dev.tend.core.input.ProbeReported;
import java.time.Duration;

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
}
