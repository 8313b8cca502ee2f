package dev.tend.api.server;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.tend.api.ApiToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets a request in, or says why not; and turns failures inside into answers. */
final class AuthHandler implements HttpHandler {
  /** The most that is read of a request's body. */
  static final int LONGEST_BODY = 64 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(AuthHandler.class);

  /** A foreign web page whose name resolves to this host must not be able to send requests. */
  private static final Pattern OUR_NAMES =
      Pattern.compile("(?i)(localhost|127(\\.\\d{1,3}){3}|\\[::1])(:\\d+)?");

  private final ApiToken token;
  private final Router router;
  private final Consumer<Duration> extend;

  AuthHandler(ApiToken token, Router router, Consumer<Duration> extend) {
    this.token = token;
    this.router = router;
    this.extend = extend;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      send(exchange, reply(exchange));
    }
  }

  private HttpReply reply(HttpExchange exchange) throws IOException {
    try {
      String path = exchange.getRequestURI().getPath();
      admit(exchange.getRequestHeaders(), path);
      Optional<String> query = Optional.ofNullable(exchange.getRequestURI().getRawQuery());
      return router.answer(
          new Request(exchange.getRequestMethod(), path, query, body(exchange), extend));
    } catch (ApiException refused) {
      return refused.reply();
    } catch (RuntimeException broken) {
      LOG.error("the API could not answer {}", exchange.getRequestURI(), broken);
      return new ApiException(500, "the agent could not answer: " + broken, "see its log").reply();
    }
  }

  private void admit(Headers headers, String path) {
    String host = Optional.ofNullable(headers.getFirst("Host")).orElse("");
    if (!OUR_NAMES.matcher(host).matches()) {
      throw new ApiException(421, "this is not " + host, "use localhost, 127.0.0.1 or [::1]");
    }
    if (!Router.isOpen(path)
        && !isGoodFor(path, Optional.ofNullable(headers.getFirst("Authorization")).orElse(""))) {
      throw new ApiException(
          401,
          "the token is missing or wrong",
          "send the content of " + token.file() + " as 'Authorization: Bearer ...'");
    }
  }

  private boolean isGoodFor(String path, String header) {
    return token.isShownBy(header)
        || (path.equals(NotificationRoute.PATH) && token.mayNotify(header));
  }

  private static String body(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(LONGEST_BODY + 1);
    if (body.length > LONGEST_BODY) {
      throw new ApiException(
          413, "the request is longer than " + LONGEST_BODY + " bytes", "send less");
    }
    return new String(body, StandardCharsets.UTF_8);
  }

  private static void send(HttpExchange exchange, HttpReply httpReply) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", httpReply.contentType());
    headers.set("Cache-Control", "no-store");
    headers.set("X-Content-Type-Options", "nosniff");
    if (httpReply.status() == 401) {
      headers.set("WWW-Authenticate", "Bearer");
    }
    if (httpReply.status() == 413) {
      headers.set("Connection", "close");
    }
    byte[] body = httpReply.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(httpReply.status(), body.length);
    exchange.getResponseBody().write(body);
  }
}
