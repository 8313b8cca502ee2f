package dev.tend.api.server;

import com.sun.net.httpserver.HttpServer;
import dev.tend.api.ApiToken;
import dev.tend.api.HealthView;
import dev.tend.api.Operations;
import dev.tend.api.OverrideOperations;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * The agent's local HTTP API. Listens on a loopback address only. {@code /healthz} and {@code
 * /metrics} answer anybody on this host, since they contain nothing secret and scrapers have no
 * token; all below {@code /v1/} needs the token; for notifications one that is good for nothing
 * else will do.
 *
 * <p>A client that is slow or hangs keeps one virtual thread, at most for ten seconds; requests
 * beyond 256 at once are cut off. Requests never touch the core.
 */
public final class ApiServer implements AutoCloseable {
  private static final int REQUESTS_AT_ONCE = 256;
  private static final int BACKLOG = 64;
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final HttpServer http;
  private final RequestExecutor executor;

  private ApiServer(HttpServer http, RequestExecutor executor) {
    this.http = http;
    this.executor = executor;
  }

  /**
   * Starts to listen.
   *
   * @param listen a loopback address; port 0 takes any free one
   * @param token what callers must show
   * @param view what people can see
   * @param operations what people can ask for
   * @param overrides the same about overrides
   * @param metrics the page of metrics, in Prometheus' text format
   * @throws IOException if the address cannot be listened on
   * @throws IllegalArgumentException if it is not a loopback address
   */
  public static ApiServer start(
      InetSocketAddress listen,
      ApiToken token,
      HealthView view,
      Operations operations,
      OverrideOperations overrides,
      Supplier<String> metrics)
      throws IOException {
    if (listen.isUnresolved() || !listen.getAddress().isLoopbackAddress()) {
      throw new IllegalArgumentException(
          "the API listens on this host only; " + listen + " is not 127.0.0.1 or ::1");
    }
    HttpServer http = HttpServer.create(listen, BACKLOG);
    RequestExecutor executor = new RequestExecutor(REQUESTS_AT_ONCE, TIMEOUT);
    Router router =
        Router.of(
            new HealthRoutes(view, metrics),
            new OperationRoutes(view, operations),
            new LeverRoutes(view, operations),
            new NotificationRoute(view, operations),
            new ComponentRoutes(view, operations),
            overrides);
    http.createContext("/", new AuthHandler(token, router, executor::extend));
    http.setExecutor(executor);
    http.start();
    return new ApiServer(http, executor);
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return http.getAddress();
  }

  /** Stops listening and ends what is under way. */
  @Override
  public void close() {
    http.stop(0);
    executor.close();
  }
}
