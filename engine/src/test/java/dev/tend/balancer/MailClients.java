package dev.tend.balancer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** Clients that send one mail after the other, each in a connection of its own, until closed. */
final class MailClients implements AutoCloseable {
  private static final int AT_ONCE = 3;

  private final List<String> failures = new CopyOnWriteArrayList<>();
  private final AtomicLong sent = new AtomicLong();
  private final List<Thread> threads = new ArrayList<>();
  private final int port;
  private volatile boolean closed;

  MailClients(int port) {
    this.port = port;
    for (int client = 0; client < AT_ONCE; client++) {
      threads.add(Thread.ofVirtual().start(this::send));
    }
  }

  /** How many mails were taken. */
  long sent() {
    return sent.get();
  }

  /** What went wrong; a client tries no mail twice. */
  List<String> failures() {
    return failures;
  }

  private void send() {
    while (!closed) {
      try (MailSession session = new MailSession(port)) {
        session.send();
        sent.incrementAndGet();
      } catch (IOException failed) {
        failures.add("after " + sent + " mails: " + failed.getMessage());
      }
    }
  }

  /** Stops after the mails under way. */
  @Override
  public void close() {
    closed = true;
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
