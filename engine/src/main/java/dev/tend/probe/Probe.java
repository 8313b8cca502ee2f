package dev.tend.probe;

/**
 * How one type of probe measures. One object serves all probes of its type, so it keeps nothing
 * between runs and is safe for use by many threads.
 */
public interface Probe {
  /** The name of the type it carries out, as in its descriptor. */
  String type();

  /** What kind of thread it needs. */
  Lane lane();

  /**
   * Measures once. Ends by itself at the deadline with {@link Measurement#timedOut}; a run that
   * does not is interrupted and abandoned shortly after, and its answer is not waited for.
   *
   * <p>Tells a failure of the target from its own inability to judge, which is {@link
   * Measurement#inconclusive}. What it throws unexpectedly is the outcome {@code Poisoned}.
   *
   * @throws InterruptedException if the run was abandoned or the agent stops
   */
  Measurement measure(ProbeRun run) throws InterruptedException;

  /** Kinds of threads. */
  enum Lane {
    /** A virtual thread: socket I/O and nothing else. */
    SOCKETS,
    /** A platform thread of a small pool: files, child processes, figures of the host. */
    FILES
  }
}
