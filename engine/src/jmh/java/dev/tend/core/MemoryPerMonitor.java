package dev.tend.core;

import dev.tend.core.effect.ScheduledProbe;
import dev.tend.core.input.Outcome;
import dev.tend.core.input.ProbeReported;
import java.time.Duration;
import java.time.Instant;

/** How much heap a monitor takes, with its probe, its responders and the wires between them. */
public final class MemoryPerMonitor {
  private static final int MONITORS = 100_000;
  private static final int ROUNDS = 40;

  private MemoryPerMonitor() {}

  /** Prints the bytes for each monitor: when it is new, and when its windows are full. */
  public static void main(String[] args) {
    long before = used();
    Crowd crowd = Crowd.of(MONITORS);
    System.out.println("new: " + (used() - before) / MONITORS + " bytes a monitor");
    for (int round = 0; round < ROUNDS; round++) {
      Instant now = Crowd.START.plusSeconds((long) Crowd.INTERVAL_SECONDS * round + 1);
      for (ScheduledProbe probe : crowd.probes()) {
        crowd
            .core()
            .handle(
                ProbeReported.of(probe.id(), now, Duration.ofMillis(20), Outcome.SUCCEEDED)
                    .measuring(50),
                now);
      }
    }
    System.out.println("running: " + (used() - before) / MONITORS + " bytes a monitor");
    System.out.println(crowd.core().snapshot().healthSets());
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      System.gc();
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least;
  }
}
