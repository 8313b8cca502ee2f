package dev.tend.poll;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Does one piece of work at a time on a platform thread. A thread whose work does not end in time
 * is given up and another takes its place; when two are lost nothing more is tried until one of
 * them returns, so that a share that is gone for a day costs two threads and not hundreds.
 */
public final class AbandonableExecutor implements IoExecutor {
  private static final int MOST_LOST = 2;
  private static final int MOST_WAITING = 64;
  private static final String NO_THREAD =
      "the system starts no more threads; see to its limits, such as TasksMax of the service";

  private final String subject;
  private final Duration timeout;
  private final ThreadFactory threads;
  private final Deque<Job<?>> waiting = new ArrayDeque<>();
  private final Deque<Job<?>> lost = new ArrayDeque<>();
  private @Nullable Job<?> current;
  private boolean closed;

  /**
   * Threads.
   *
   * @param name the name of the threads
   * @param subject what they work on, in words for people
   * @param timeout how long one piece of work may take
   */
  public AbandonableExecutor(String name, String subject, Duration timeout) {
    this(subject, timeout, Thread.ofPlatform().name(name).daemon(true).factory());
  }

  AbandonableExecutor(String subject, Duration timeout, ThreadFactory threads) {
    this.subject = subject;
    this.timeout = timeout;
    this.threads = threads;
  }

  @Override
  public <T> CompletableFuture<T> send(String what, Callable<T> work, Optional<Duration> within) {
    Job<T> job = new Job<>(what, work, within);
    Refusals refusals = new Refusals();
    synchronized (this) {
      if (closed) {
        refusals.add(job, "the agent is stopping");
      } else if (waiting.size() >= MOST_WAITING) {
        refusals.add(job, subject + " is slow, and too much is waiting for it already");
      } else {
        waiting.add(job);
        start(refusals);
      }
    }
    refusals.report();
    return job.answer;
  }

  /** How many threads are lost now; at most 2. */
  public synchronized int lost() {
    return lost.size();
  }

  @Override
  public void close() {
    Refusals refusals = new Refusals();
    synchronized (this) {
      closed = true;
      waiting.forEach(job -> refusals.add(job, "the agent is stopping"));
      waiting.clear();
      if (current != null) {
        current.interrupt();
      }
    }
    refusals.report();
  }

  /** Starts the next piece of work if there is a thread for it; refuses all while there is none. */
  private void start(Refusals refusals) {
    if (lost.size() >= MOST_LOST) {
      String why =
          subject
              + " has been hanging for "
              + lost.element().age().toSeconds()
              + " s, "
              + lost.element().what
              + "; nothing more is tried until it answers";
      waiting.forEach(job -> refusals.add(job, why));
      waiting.clear();
      return;
    }
    while (current == null && !waiting.isEmpty()) {
      Job<?> next = waiting.remove();
      if (next.isTooLate()) {
        refusals.add(next, subject + " is slow, and this could not be started in time; try again");
      } else {
        current = next;
        if (!next.start()) {
          current = null;
          refusals.add(next, subject + " was not asked: " + NO_THREAD);
        }
      }
    }
  }

  private void ended(Job<?> job) {
    Refusals refusals = new Refusals();
    synchronized (this) {
      if (!lost.remove(job)) {
        current = null;
      }
      start(refusals);
    }
    refusals.report();
  }

  private void overdue(Job<?> job) {
    Refusals refusals = new Refusals();
    synchronized (this) {
      if (job != current) {
        return;
      }
      current = null;
      lost.add(job);
      job.interrupt();
      refusals.giveUp(
          job,
          subject + " has not answered within " + timeout.toMillis() / 1e3 + " s, " + job.what);
      start(refusals);
    }
    refusals.report();
  }

  /** Refusals to report once the lock is free, since those who get them may call back. */
  private static final class Refusals {
    private final List<Runnable> all = new ArrayList<>();

    void add(Job<?> job, String why) {
      all.add(() -> job.answer.completeExceptionally(new IoTimeoutException(why, false)));
    }

    void giveUp(Job<?> job, String why) {
      all.add(() -> job.answer.completeExceptionally(new IoTimeoutException(why, true)));
    }

    void report() {
      all.forEach(Runnable::run);
    }
  }

  /** One piece of work. */
  private final class Job<T> {
    private final String what;
    private final Callable<T> work;
    private final CompletableFuture<T> answer = new CompletableFuture<>();
    private final Optional<Duration> within;
    private final long sent = System.nanoTime();
    private @Nullable Thread thread;
    private long startedAt;

    Job(String what, Callable<T> work, Optional<Duration> within) {
      this.what = what;
      this.work = work;
      this.within = within;
    }

    boolean isTooLate() {
      return within.filter(limit -> System.nanoTime() - sent > limit.toNanos()).isPresent();
    }

    /** Starts it; returns whether that was possible. */
    boolean start() {
      startedAt = System.nanoTime();
      CompletableFuture.delayedExecutor(timeout.toNanos(), TimeUnit.NANOSECONDS, Runnable::run)
          .execute(() -> overdue(this));
      try {
        Thread started = threads.newThread(this::work);
        thread = started;
        started.start();
        return true;
      } catch (OutOfMemoryError refused) {
        // What Java throws when the system refuses a thread, which may pass in a moment.
        return false;
      }
    }

    void interrupt() {
      Thread running = thread;
      if (running != null) {
        running.interrupt();
      }
    }

    Duration age() {
      return Duration.ofNanos(System.nanoTime() - startedAt);
    }

    private void work() {
      try {
        answer.complete(work.call());
      } catch (Exception | Error failed) {
        answer.completeExceptionally(failed);
      } finally {
        ended(this);
      }
    }
  }
}
