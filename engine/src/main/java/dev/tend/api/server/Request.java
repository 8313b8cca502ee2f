package dev.tend.api.server;

import dev.tend.api.OperationRefusedException;
import dev.tend.api.TooManyRequestsException;
import dev.tend.api.model.ApiJson;
import dev.tend.override.store.OverrideStoreException;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;

/**
 * A request.
 *
 * @param method such as {@code GET}
 * @param path without the query
 * @param query by name; the last of a name counts
 * @param body at most as long as the server reads
 * @param extend asks for more time for the exchange of this thread
 */
record Request(
    String method, String path, Map<String, String> query, String body, Consumer<Duration> extend) {
  private static final ApiJson JSON = new ApiJson();

  /** Splits the query. */
  Request(
      String method, String path, Optional<String> query, String body, Consumer<Duration> extend) {
    this(method, path, split(query.orElse("")), body, extend);
  }

  private static Map<String, String> split(String text) {
    Map<String, String> query = new LinkedHashMap<>();
    for (String pair : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        query.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
    return query;
  }

  /** The value of a query parameter; empty when it is not given or has none. */
  Optional<String> parameter(String name) {
    return Optional.ofNullable(query.get(name)).filter(value -> !value.isBlank());
  }

  /** The body. */
  <T extends Record> T read(Class<T> type) {
    try {
      return JSON.readStrictly(body, type);
    } catch (JacksonException unreadable) {
      throw new ApiException(
          400,
          "the request cannot be read: " + unreadable.getOriginalMessage(),
          "docs/reference/api.md shows what to send");
    }
  }

  /** The result of something, if it arrives in time. */
  <T> T within(Duration limit, CompletableFuture<T> answer) {
    extend.accept(limit);
    try {
      return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      throw new ApiException(
          504,
          "the agent did not answer within " + limit.toSeconds() + " s",
          "it may still be done; check its status and its log");
    } catch (ExecutionException failed) {
      throw refusal(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new ApiException(503, "the agent is stopping", "try again when it runs");
    }
  }

  private static RuntimeException refusal(ExecutionException failed) {
    return switch (failed.getCause()) {
      case TooManyRequestsException many ->
          new ApiException(429, String.valueOf(many.getMessage()), many.advice());
      case OperationRefusedException refused ->
          new ApiException(409, String.valueOf(refused.getMessage()), refused.advice());
      case OverrideStoreException unusable -> unusable(unusable);
      case IOException unusable -> unusable(unusable);
      case null -> new IllegalStateException(failed);
      default -> new IllegalStateException(failed.getCause());
    };
  }

  private static ApiException unusable(Exception store) {
    return new ApiException(503, String.valueOf(store.getMessage()), "fix that, then try again");
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException broken) {
      throw new ApiException(400, "the query is not URL-encoded", "encode % as %25");
    }
  }
}
