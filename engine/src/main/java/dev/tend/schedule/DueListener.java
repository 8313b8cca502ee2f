package dev.tend.schedule;

import dev.tend.core.effect.ScheduledProbe;
import java.time.Duration;

/** Who is told that a probe is due. */
@FunctionalInterface
public interface DueListener {
  /**
   * A probe is due. Must return at once: one that waits makes all others late.
   *
   * @param probe the probe
   * @param late how long after its time this is; zero or more
   */
  void run(ScheduledProbe probe, Duration late);
}
