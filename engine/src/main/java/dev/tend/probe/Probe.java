package dev.tend.probe;

import dev.tend.definition.type.ProbeType;

/**
 * How one type of probe measures. One object serves all probes of its type.
 *
 * @param type the name of the type it carries out, as in its descriptor
 * @param lane what kind of thread it needs
 * @param method how it measures
 */
public record Probe(String type, Lane lane, Method method) {
  /** One that does socket I/O and nothing else. */
  public static Probe ofSockets(ProbeType type, Method method) {
    return new Probe(type.name(), Lane.SOCKETS, method);
  }

  /** One that may block otherwise. */
  public static Probe ofFiles(ProbeType type, Method method) {
    return new Probe(type.name(), Lane.FILES, method);
  }

  /** A way to measure. It keeps nothing between runs and is safe for use by many threads. */
  @FunctionalInterface
  public interface Method {
    /**
     * Measures once. Ends by itself at the deadline with {@link Measurement#timedOut}; a run that
     * does not is interrupted and abandoned shortly after, and its answer is not waited for.
     *
     * <p>Distinguishes a failure of the target from its own inability to judge, which is {@link
     * Measurement#inconclusive}. What it throws unexpectedly is the outcome {@code Poisoned}.
     *
     * @throws InterruptedException if the run was abandoned or the agent stops
     */
    Measurement measure(ProbeRun run) throws InterruptedException;
  }

  /** Kinds of threads. */
  public enum Lane {
    /** A virtual thread: socket I/O and nothing else. */
    SOCKETS,
    /** A platform thread of a small pool: files, child processes, figures of the host. */
    FILES
  }
}
