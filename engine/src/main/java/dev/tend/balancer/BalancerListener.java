package dev.tend.balancer;

import dev.tend.time.Deadline;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers load balancers on one port. Whoever is not allowed is hung up on before anything is read;
 * of those that are, 64 connections at once are served, 8 of one address, each for two seconds at
 * most. An address that cannot be listened on yet is tried again, since a mail server must be
 * watched even when its network is late.
 */
public final class BalancerListener implements AutoCloseable {
  /** How long one connection may take. */
  static final Duration LONGEST = Duration.ofSeconds(2);

  static final int AT_ONCE = 64;
  static final int OF_ONE_ADDRESS = 8;

  private static final Logger LOG = LoggerFactory.getLogger(BalancerListener.class);
  private static final int BACKLOG = 64;
  private static final int MOST_DISCARDED = 4096;
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final InetSocketAddress at;
  private final Predicate<InetAddress> allowed;
  private final Protocol protocol;
  private final Map<InetAddress, Integer> connections = new HashMap<>();
  private final Thread thread;
  private Optional<ServerSocket> listener = Optional.empty();
  private volatile Optional<String> trouble = Optional.empty();
  private volatile boolean closed;

  /** What is said on a connection. */
  public interface Protocol {
    /** Reads and answers; the listener closes the connection. Reads nothing after the deadline. */
    void answer(Socket asker, Deadline deadline) throws IOException;
  }

  private BalancerListener(
      InetSocketAddress at, Predicate<InetAddress> allowed, Protocol protocol) {
    this.at = at;
    this.allowed = allowed;
    this.protocol = protocol;
    this.thread =
        Thread.ofPlatform().daemon().name("tend-balancer-" + at.getPort()).unstarted(this::listen);
  }

  /**
   * Starts to listen, now or as soon as that is possible.
   *
   * @param at where
   * @param allowed who is answered
   * @param protocol what is said
   */
  public static BalancerListener start(
      InetSocketAddress at, Predicate<InetAddress> allowed, Protocol protocol) {
    BalancerListener started = new BalancerListener(at, allowed, protocol);
    started.bind();
    started.thread.start();
    return started;
  }

  /** Why nobody is answered; empty when it listens. */
  public Optional<String> trouble() {
    return trouble;
  }

  /** Stops listening; what is under way ends by itself. */
  @Override
  public synchronized void close() {
    closed = true;
    thread.interrupt();
    listener.ifPresent(BalancerListener::close);
  }

  private synchronized Optional<ServerSocket> bind() {
    if (closed || listener.isPresent()) {
      return closed ? Optional.empty() : listener;
    }
    try {
      ServerSocket bound = new ServerSocket(at.getPort(), BACKLOG, at.getAddress());
      listener = Optional.of(bound);
      trouble = Optional.empty();
    } catch (IOException taken) {
      String where = at.getAddress().getHostAddress() + " port " + at.getPort();
      String why = "cannot listen on " + where + ": " + taken.getMessage();
      if (trouble.isEmpty()) {
        LOG.error("load balancers are not answered, and will be as soon as possible: {}", why);
      }
      trouble = Optional.of(why);
    }
    return listener;
  }

  private void listen() {
    try {
      while (!closed) {
        Optional<ServerSocket> bound = bind();
        if (bound.isEmpty()) {
          Thread.sleep(RETRY);
        } else {
          accept(bound.get());
        }
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  private void accept(ServerSocket bound) throws InterruptedException {
    try {
      Socket asker = bound.accept();
      if (allowed.test(asker.getInetAddress()) && taken(asker.getInetAddress())) {
        Thread.ofVirtual().name("tend-balancer").start(() -> serve(asker));
      } else {
        close(asker);
      }
    } catch (IOException noConnection) {
      // Also when no file descriptor is free, which must not make this thread spin.
      Thread.sleep(50);
    }
  }

  private void serve(Socket asker) {
    InetAddress address = asker.getInetAddress();
    try (asker) {
      Deadline deadline = Deadline.in(LONGEST);
      asker.setTcpNoDelay(true);
      protocol.answer(asker, deadline);
      asker.shutdownOutput();
      discard(asker, deadline);
    } catch (IOException left) {
      LOG.debug("{} left without an answer: {}", address, left.toString());
    } catch (RuntimeException broken) {
      LOG.error("{} could not be answered", address, broken);
    } finally {
      free(address);
    }
  }

  /** Closing while something is unread would reset the connection, and the answer be lost. */
  private static void discard(Socket asker, Deadline deadline) throws IOException {
    byte[] unread = new byte[512];
    int discarded = 0;
    int octets = 0;
    while (octets >= 0 && discarded < MOST_DISCARDED && !deadline.expired()) {
      octets = read(asker, unread, 0, deadline);
      discarded += Math.max(0, octets);
    }
  }

  /** Reads what is there, at most until the deadline. */
  static int read(Socket asker, byte[] into, int from, Deadline deadline) throws IOException {
    asker.setSoTimeout(Math.max(1, deadline.remainingMillis()));
    return asker.getInputStream().read(into, from, into.length - from);
  }

  private boolean taken(InetAddress address) {
    synchronized (connections) {
      int all = connections.values().stream().mapToInt(Integer::intValue).sum();
      int own = connections.getOrDefault(address, 0);
      if (all >= AT_ONCE || own >= OF_ONE_ADDRESS) {
        return false;
      }
      connections.put(address, own + 1);
      return true;
    }
  }

  private void free(InetAddress address) {
    synchronized (connections) {
      connections.computeIfPresent(address, (any, own) -> own == 1 ? null : own - 1);
    }
  }

  private static void close(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception unclosable) {
      LOG.debug("not closed: {}", unclosable.toString());
    }
  }
}
