package dev.tend.probe.client;

import dev.tend.core.input.ProbeMetric;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The course of one exchange: the phase it is in, and how long each phase took. For one thread. */
public final class PhaseTimer {
  private static final double NANOS = 1e9;

  private final Map<String, Long> nanos = new LinkedHashMap<>();
  private final long began = System.nanoTime();
  private String phase = "";
  private long entered = began;

  /** Ends the phase before and begins this one; entered again, its times add up. */
  public void enter(String next) {
    long now = System.nanoTime();
    settle(now);
    phase = next;
    entered = now;
  }

  /** The phase it is in; empty text before the first. */
  public String phase() {
    return phase;
  }

  /** How long it has taken so far. */
  public double seconds() {
    return (System.nanoTime() - began) / NANOS;
  }

  /** The time of each phase so far as {@code phase.<name>}, in seconds, in order. */
  public List<ProbeMetric> metrics() {
    enter(phase);
    return nanos.entrySet().stream()
        .map(entry -> new ProbeMetric("phase." + entry.getKey(), entry.getValue() / NANOS, "s"))
        .toList();
  }

  private void settle(long now) {
    if (!phase.isEmpty()) {
      nanos.merge(phase, now - entered, Long::sum);
    }
  }
}
