package dev.tend.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class TimedSecretsTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(50);

  @Test
  void a_secret_is_found_on_a_thread_that_files_may_block() throws Exception {
    Secrets files = reference -> reference + " on virtual: " + Thread.currentThread().isVirtual();
    try (TimedSecrets secrets = new TimedSecrets(files, LONG)) {
      assertThat(secrets.resolve("a")).isEqualTo("a on virtual: false");
    }
  }

  @Test
  void why_there_is_none_is_passed_on() {
    Secrets files =
        reference -> {
          throw new SecretUnavailableException("no such file");
        };
    try (TimedSecrets secrets = new TimedSecrets(files, LONG)) {
      assertThatThrownBy(() -> secrets.resolve("a"))
          .isInstanceOf(SecretUnavailableException.class)
          .hasMessage("no such file");
    }
  }

  @Test
  void a_disk_that_hangs_is_said_and_not_waited_for() {
    CountDownLatch never = new CountDownLatch(1);
    Secrets files =
        reference -> {
          try {
            never.await();
          } catch (InterruptedException ends) {
            Thread.currentThread().interrupt();
          }
          return "late";
        };
    try (TimedSecrets secrets = new TimedSecrets(files, SHORT)) {
      for (int each = 0; each < 5; each++) {
        assertThatThrownBy(() -> secrets.resolve("a")).hasMessageContaining("has not answered");
      }
    }
  }
}
