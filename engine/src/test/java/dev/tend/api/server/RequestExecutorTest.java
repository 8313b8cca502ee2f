package dev.tend.api.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** With real threads: the bound and the deadline of exchanges. */
class RequestExecutorTest {
  @Test
  void an_exchange_that_takes_too_long_is_interrupted() {
    AtomicBoolean interrupted = new AtomicBoolean();
    try (RequestExecutor executor = new RequestExecutor(1, Duration.ofMillis(50))) {
      executor.execute(() -> interrupted.set(waitsForEver(new CountDownLatch(1))));
      await().untilTrue(interrupted);
    }
  }

  @Test
  void more_than_the_bound_at_once_are_refused() {
    CountDownLatch end = new CountDownLatch(1);
    try (RequestExecutor executor = new RequestExecutor(1, Duration.ofMinutes(1))) {
      executor.execute(() -> waitsForEver(end));
      assertThatThrownBy(() -> executor.execute(() -> {}))
          .isInstanceOf(RejectedExecutionException.class);
      end.countDown();
      CompletableFuture<Boolean> done = new CompletableFuture<>();
      await()
          .ignoreException(RejectedExecutionException.class)
          .until(
              () -> {
                executor.execute(() -> done.complete(true));
                return true;
              });
      assertThat(done.join()).isTrue();
    }
  }

  private static boolean waitsForEver(CountDownLatch end) {
    try {
      end.await();
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
