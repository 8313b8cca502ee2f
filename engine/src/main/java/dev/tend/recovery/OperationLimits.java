package dev.tend.recovery;

import dev.tend.time.CancellationScope;
import dev.tend.time.Deadline;
import java.time.Duration;

/**
 * What holds an operation, and what it starts, in check.
 *
 * @param deadline when it must be over as a whole
 * @param scope where everything belongs that a stuck operation must let go of
 * @param children whom to tell of each child process before it is waited for
 */
public record OperationLimits(Deadline deadline, CancellationScope scope, ChildRegister children) {

  /** The same with no more than this time, if less is not left anyway. */
  public OperationLimits within(Duration duration) {
    return new OperationLimits(deadline.orWithin(duration), scope, children);
  }

  /** The same with no more than this part of the time that is left. */
  public OperationLimits share(double part) {
    return within(Duration.ofNanos((long) (deadline.remaining().toNanos() * part)));
  }

  /**
   * Waits between two looks at something, at most until the deadline.
   *
   * @return whether there is time for another look
   * @throws InterruptedException if the operation was abandoned
   */
  public boolean pause(Duration duration) throws InterruptedException {
    long wait = Math.min(duration.toMillis(), deadline.remainingMillis());
    if (wait > 0) {
      Thread.sleep(wait);
    }
    return !deadline.expired();
  }
}
