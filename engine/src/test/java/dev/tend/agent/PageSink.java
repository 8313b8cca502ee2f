package dev.tend.agent;

import com.sun.net.httpserver.HttpServer;
import dev.tend.core.record.PageRecord;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Where pages go: keeps what it takes, and can be told to refuse. */
final class PageSink implements AutoCloseable {
  private final HttpServer server;
  private final List<Receipt> receipts = new CopyOnWriteArrayList<>();
  private volatile boolean open = true;
  private volatile Runnable arrival = () -> {};

  /** A page that was taken, once for each time that it was sent. */
  record Receipt(String alertId, int sequence, String kind, String monitor) {
    /** The key of the page's record. */
    String key() {
      return PageRecord.key(alertId, sequence);
    }
  }

  PageSink() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          if (open) {
            receipts.add(receipt(new String(body, StandardCharsets.UTF_8)));
          }
          arrival.run();
          exchange.sendResponseHeaders(open ? 204 : 503, -1);
          exchange.close();
        });
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** Whether pages are taken from now on. */
  void open(boolean takes) {
    open = takes;
  }

  /** What happens whenever a page has come, before it is answered. */
  void onArrival(Runnable what) {
    arrival = what;
  }

  private static Receipt receipt(String body) {
    Map<String, Object> page = new JsonMapper().readValue(body, new TypeReference<>() {});
    return new Receipt(
        String.valueOf(page.get("alert.id")),
        Integer.parseInt(String.valueOf(page.get("sequence"))),
        String.valueOf(page.get("kind")),
        String.valueOf(page.get("monitor")));
  }

  /** The keys of the records of all pages taken. */
  Set<String> taken() {
    return receipts.stream().map(Receipt::key).collect(Collectors.toUnmodifiableSet());
  }

  /** All pages taken, in the order in which they came. */
  List<Receipt> receipts() {
    return List.copyOf(receipts);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
