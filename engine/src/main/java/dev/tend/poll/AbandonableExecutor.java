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
 * them comes back, so that a share that is gone for a day costs two threads and not hundreds.
 */
public final class AbandonableExecutor implements IoExecutor {
  private static final int MOST_LOST = 2;
  private static final int MOST_WAITING = 64;
  private static final String NO_THREAD =
      "the system starts no more threads; see to its limits, such as TasksMax of the service";

  private final String subject;
  private final Duration patience;
  private final ThreadFactory threads;
  private final Deque<Errand<?>> waiting = new ArrayDeque<>();
  private final Deque<Errand<?>> lost = new ArrayDeque<>();
  private @Nullable Errand<?> current;
  private boolean closed;

  /**
   * Threads.
   *
   * @param name the name of the threads
   * @param subject what they work on, in words for people
   * @param patience how long one piece of work may take
   */
  public AbandonableExecutor(String name, String subject, Duration patience) {
    this(subject, patience, Thread.ofPlatform().name(name).daemon(true).factory());
  }

  AbandonableExecutor(String subject, Duration patience, ThreadFactory threads) {
    this.subject = subject;
    this.patience = patience;
    this.threads = threads;
  }

  @Override
  public <T> CompletableFuture<T> send(String what, Callable<T> work, Optional<Duration> within) {
    Errand<T> errand = new Errand<>(what, work, within);
    Refusals refusals = new Refusals();
    synchronized (this) {
      if (closed) {
        refusals.add(errand, "the agent stops");
      } else if (waiting.size() >= MOST_WAITING) {
        refusals.add(errand, subject + " is slow, and too much waits for it already");
      } else {
        waiting.add(errand);
        begin(refusals);
      }
    }
    refusals.tell();
    return errand.answer;
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
      waiting.forEach(errand -> refusals.add(errand, "the agent stops"));
      waiting.clear();
      if (current != null) {
        current.interrupt();
      }
    }
    refusals.tell();
  }

  /** Begins the next piece of work if there is a thread for it; refuses all while there is none. */
  private void begin(Refusals refusals) {
    if (lost.size() >= MOST_LOST) {
      String why =
          subject
              + " still hangs since "
              + lost.element().age().toSeconds()
              + " s ago, "
              + lost.element().what
              + "; nothing more is tried until it answers";
      waiting.forEach(errand -> refusals.add(errand, why));
      waiting.clear();
      return;
    }
    while (current == null && !waiting.isEmpty()) {
      Errand<?> next = waiting.remove();
      if (next.isTooLate()) {
        refusals.add(next, subject + " is slow, and this could not be begun in time; try again");
      } else {
        current = next;
        if (!next.begin()) {
          current = null;
          refusals.add(next, subject + " was not asked: " + NO_THREAD);
        }
      }
    }
  }

  private void ended(Errand<?> errand) {
    Refusals refusals = new Refusals();
    synchronized (this) {
      if (!lost.remove(errand)) {
        current = null;
      }
      begin(refusals);
    }
    refusals.tell();
  }

  private void overdue(Errand<?> errand) {
    Refusals refusals = new Refusals();
    synchronized (this) {
      if (errand != current) {
        return;
      }
      current = null;
      lost.add(errand);
      errand.interrupt();
      refusals.giveUp(
          errand,
          subject + " does not answer within " + patience.toMillis() / 1e3 + " s, " + errand.what);
      begin(refusals);
    }
    refusals.tell();
  }

  /** Who is told no, once the lock is free: what they do then is theirs. */
  private static final class Refusals {
    private final List<Runnable> all = new ArrayList<>();

    void add(Errand<?> errand, String why) {
      all.add(() -> errand.answer.completeExceptionally(new IoTimeoutException(why, false)));
    }

    void giveUp(Errand<?> errand, String why) {
      all.add(() -> errand.answer.completeExceptionally(new IoTimeoutException(why, true)));
    }

    void tell() {
      all.forEach(Runnable::run);
    }
  }

  /** One piece of work. */
  private final class Errand<T> {
    private final String what;
    private final Callable<T> work;
    private final CompletableFuture<T> answer = new CompletableFuture<>();
    private final Optional<Duration> within;
    private final long sent = System.nanoTime();
    private @Nullable Thread thread;
    private long begun;

    Errand(String what, Callable<T> work, Optional<Duration> within) {
      this.what = what;
      this.work = work;
      this.within = within;
    }

    boolean isTooLate() {
      return within.filter(limit -> System.nanoTime() - sent > limit.toNanos()).isPresent();
    }

    /** Whether it could be begun. */
    boolean begin() {
      begun = System.nanoTime();
      CompletableFuture.delayedExecutor(patience.toNanos(), TimeUnit.NANOSECONDS, Runnable::run)
          .execute(() -> overdue(this));
      try {
        Thread started = threads.newThread(this::work);
        thread = started;
        started.start();
        return true;
      } catch (OutOfMemoryError refused) {
        // What Java says when the system starts no thread, which may be over in a moment.
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
      return Duration.ofNanos(System.nanoTime() - begun);
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
