package dev.tend.agent;

import com.sun.net.httpserver.HttpServer;
import dev.tend.core.record.PageRecord;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Where pages go: keeps what it takes, and can be told to refuse. */
final class PageSink implements AutoCloseable {
  private final HttpServer server;
  private final Set<String> taken = ConcurrentHashMap.newKeySet();
  private volatile boolean open = true;

  PageSink() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          if (open) {
            taken.add(key(new String(body, StandardCharsets.UTF_8)));
          }
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

  private static String key(String body) {
    Map<String, Object> page = new JsonMapper().readValue(body, new TypeReference<>() {});
    return PageRecord.key(
        String.valueOf(page.get("alert.id")),
        Integer.parseInt(String.valueOf(page.get("sequence"))));
  }

  /** The keys of the records of all pages taken. */
  Set<String> taken() {
    return Set.copyOf(taken);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
