package dev.tend.probe;

import dev.tend.time.Deadline;
import java.util.List;

/** Who hears what a run found. */
@FunctionalInterface
public interface Notices {
  /**
   * Hands over events, in their order. They are heard in any case.
   *
   * @param found the events
   * @param until how long to wait
   * @return whether they will outlive the agent; false when that is not known by the deadline
   * @throws InterruptedException if the run was abandoned or the agent stops
   */
  boolean hear(List<Notice> found, Deadline until) throws InterruptedException;
}
