package dev.tend.cli;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A file system far away that does not answer. */
class TimeLimiterTest {
  private final CountDownLatch released = new CountDownLatch(1);

  @AfterEach
  void release() {
    released.countDown();
  }

  @Test
  void what_hangs_is_given_up_and_named() {
    TimeLimiter limiter = new TimeLimiter(Duration.ofMillis(20));

    assertThatThrownBy(
            () ->
                limiter.within(
                    "/srv/share",
                    () -> {
                      released.await();
                      return "read";
                    }))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("/srv/share did not answer within ");
  }

  @Test
  void what_goes_wrong_is_told_as_it_was() {
    assertThatThrownBy(
            () ->
                TimeLimiter.USUAL.within(
                    "/srv/share",
                    () -> {
                      throw new IOException("the disk is full");
                    }))
        .isInstanceOf(IOException.class)
        .hasMessage("the disk is full");
  }
}
