package dev.tend.recovery;

import dev.tend.time.CancellationScope;
import dev.tend.time.Deadline;
import java.time.Duration;

/**
 * The bounds of an operation and of what it starts.
 *
 * @param deadline when it must be over as a whole
 * @param scope where everything belongs that a stuck operation must let go of
 * @param children records each child process before it is waited for
 */
public record OperationLimits(Deadline deadline, CancellationScope scope, ChildRegister children) {

  /** The same with at most this much time. */
  public OperationLimits within(Duration duration) {
    return new OperationLimits(deadline.orWithin(duration), scope, children);
  }

  /** The same with at most this part of the time that is left. */
  public OperationLimits share(double part) {
    return within(Duration.ofNanos((long) (deadline.remaining().toNanos() * part)));
  }

  /**
   * Waits between two checks of something, at most until the deadline.
   *
   * @return whether there is time for another check
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
