package dev.tend.recovery.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tend.config.Webhook;
import dev.tend.definition.value.ValueException;
import dev.tend.definition.value.WebUrl;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A real HTTP server that takes pages, or does not. */
final class Receiver implements AutoCloseable {
  /** Idempotency keys of all requests, in order of arrival. */
  final List<String> keys = new CopyOnWriteArrayList<>();

  /** Those that were answered with success. */
  final List<String> taken = new CopyOnWriteArrayList<>();

  final List<String> bodies = new CopyOnWriteArrayList<>();
  final List<String> tokens = new CopyOnWriteArrayList<>();

  /** The status of answers. */
  volatile int status = 204;

  /** Who is not answered at all while this is set. */
  volatile String silentFor = "none";

  private final CountDownLatch closed = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  Receiver() throws IOException {
    this(0);
  }

  Receiver(int port) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/hook", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  Webhook webhook(String team) {
    return webhook(port(), team);
  }

  static Webhook webhook(int port, String team) {
    return new Webhook(
        url("http://localhost:" + port + "/hook?room=1"),
        Optional.of(team).filter(name -> !name.isEmpty()),
        Optional.of(new Webhook.Header("X-Token", "${secret:pager}")));
  }

  static WebUrl url(String text) {
    try {
      return WebUrl.parse(text);
    } catch (ValueException impossible) {
      throw new IllegalArgumentException(impossible);
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    keys.add(key);
    if (key.contains(silentFor)) {
      try {
        closed.await();
      } catch (InterruptedException ended) {
        Thread.currentThread().interrupt();
      }
      return;
    }
    int answer = status;
    if (answer < 300) {
      taken.add(key);
      bodies.add(body);
      tokens.add(exchange.getRequestHeaders().getFirst("X-Token"));
    }
    exchange.sendResponseHeaders(answer, -1);
    exchange.close();
  }
}
