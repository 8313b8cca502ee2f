package dev.tend.api.server;

import dev.tend.api.OperationRefusedException;
import dev.tend.api.model.ApiJson;
import dev.tend.override.store.OverrideStoreException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;

/** How a request is read, waited for and answered. */
final class RequestSupport {
  private final ApiJson json = new ApiJson();
  private final Consumer<Duration> extend;

  /**
   * A dialogue.
   *
   * @param extend asks for more time for the exchange of this thread
   */
  RequestSupport(Consumer<Duration> extend) {
    this.extend = extend;
  }

  <T extends Record> T read(Request request, Class<T> type) {
    try {
      return json.readStrictly(request.body(), type);
    } catch (JacksonException unreadable) {
      throw new ApiException(
          400,
          "the request cannot be read: " + unreadable.getOriginalMessage(),
          "docs/reference/api.md shows what to send");
    }
  }

  <T> T within(Duration patience, CompletableFuture<T> answer) {
    extend.accept(patience);
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      throw new ApiException(
          504,
          "the agent did not answer within " + patience.toSeconds() + " s",
          "it may still be done; look at what it shows and at its log");
    } catch (ExecutionException failed) {
      throw refusal(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new ApiException(503, "the agent stops", "ask again when it runs");
    }
  }

  private static RuntimeException refusal(ExecutionException failed) {
    return switch (failed.getCause()) {
      case OperationRefusedException refused ->
          new ApiException(409, String.valueOf(refused.getMessage()), refused.advice());
      case OverrideStoreException unusable -> unusable(unusable);
      case IOException unusable -> unusable(unusable);
      case null -> new IllegalStateException(failed);
      default -> new IllegalStateException(failed.getCause());
    };
  }

  private static ApiException unusable(Exception store) {
    return new ApiException(503, String.valueOf(store.getMessage()), "mend that, then ask again");
  }

  HttpReply reply(Object answer) {
    return new HttpReply(200, HealthRoutes.JSON, json.write(answer));
  }
}
