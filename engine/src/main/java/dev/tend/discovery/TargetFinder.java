package dev.tend.discovery;

import dev.tend.time.CancellationScope;
import dev.tend.time.Deadline;
import java.util.List;

/** One type of discovery. Stateless, so safe for use by many threads. */
interface TargetFinder {
  /** Its name. */
  String type();

  /**
   * Looks for targets.
   *
   * @param arguments what it needs to know: the pattern, the argument vector, or nothing
   * @param deadline when it must be over
   * @param scope closes programs when the discovery is abandoned
   * @return the names found, not checked yet; none when there is certainly nothing
   * @throws DiscoveryException if it cannot find out
   * @throws InterruptedException if the discovery was abandoned
   */
  List<String> find(List<String> arguments, Deadline deadline, CancellationScope scope)
      throws DiscoveryException, InterruptedException;
}
