package dev.tend.probe.line;

import dev.tend.probe.ProbeRun;
import dev.tend.time.Deadline;

/**
 * The part of an exchange that goes over one connection.
 *
 * @param run the run it belongs to
 * @param course the whole exchange
 * @param prefix what stands before the names of its phases; empty text for nothing
 * @param deadline when it must be over, not later than the run
 */
public record Leg(ProbeRun run, Course course, String prefix, Deadline deadline) {
  /** An exchange that needs one connection alone. */
  public static Leg whole(ProbeRun run, Course course) {
    return new Leg(run, course, "", run.deadline());
  }

  void enter(String phase) {
    course.enter(prefix + phase);
  }
}
