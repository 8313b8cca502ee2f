package dev.tend.probe.mail;

import dev.tend.probe.client.ConversationException;
import dev.tend.time.Deadline;
import dev.tend.tls.HostTrust;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The roots that clients on a host trust. Read when first needed and again after an hour, on a
 * thread of its own: they are in files, and who asks may be a virtual thread. Safe for use by many
 * threads.
 */
final class HostRoots {
  private static final Duration FRESH = Duration.ofHours(1);

  private final Callable<TrustedRoots> source;
  private @Nullable FutureTask<TrustedRoots> reading;
  private long began;

  /** Asks this for them. */
  HostRoots(Callable<TrustedRoots> source) {
    this.source = source;
  }

  /** Those of this host. */
  static HostRoots ofThisHost() {
    return new HostRoots(() -> TrustedRoots.of(HostTrust.roots()));
  }

  /**
   * Them, as they are now or were an hour ago. When they could not be read they are read again: an
   * update of the host's may have been under way.
   *
   * @throws ConversationException if they cannot be read by the deadline: without them a
   *     certificate that nobody needs any more would be taken for one that everybody needs
   * @throws InterruptedException if the run was abandoned
   */
  TrustedRoots by(Deadline deadline) throws ConversationException, InterruptedException {
    try {
      return fresh().get(deadline.remainingMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      throw ConversationException.cannot(
          "the trusted certificates of this host could not be read by the deadline");
    } catch (ExecutionException unreadable) {
      throw ConversationException.cannot(
          "the trusted certificates of this host cannot be read: " + unreadable.getCause());
    }
  }

  private synchronized FutureTask<TrustedRoots> fresh() {
    FutureTask<TrustedRoots> known = reading;
    boolean old = System.nanoTime() - began > FRESH.toNanos();
    boolean failed = known != null && known.isDone() && known.state() == Future.State.FAILED;
    if (known != null && !failed && !(known.isDone() && old)) {
      return known;
    }
    FutureTask<TrustedRoots> again = new FutureTask<>(source);
    reading = again;
    began = System.nanoTime();
    Thread.ofPlatform().daemon().name("tend-roots").start(again);
    return again;
  }
}
