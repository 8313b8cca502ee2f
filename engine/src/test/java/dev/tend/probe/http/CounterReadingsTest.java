package dev.tend.probe.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.definition.ItemId;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CounterReadingsTest {
  private static final ItemId PROBE = ItemId.of("Auth", "FailuresProbe");
  private static final Map<String, String> IMAP = Map.of("service", "imap");
  private static final Map<String, String> POP3 = Map.of("service", "pop3");

  private final CounterReadings readings = new CounterReadings();
  private long now = Long.MAX_VALUE - TimeUnit.SECONDS.toNanos(10);

  @Test
  void growth_is_told_for_the_time_that_was_asked_for() {
    assertThat(after(0, Map.of(IMAP, 100.0))).isEmpty();
    assertThat(after(20, Map.of(IMAP, 110.0))).contains(Map.of(IMAP, 30.0));
    assertThat(after(60, Map.of(IMAP, 110.0))).contains(Map.of(IMAP, 0.0));
  }

  @Test
  void a_counter_that_fell_began_again_and_so_did_one_that_was_not_there() {
    after(0, Map.of(IMAP, 100.0));
    assertThat(after(60, Map.of(IMAP, 4.0, POP3, 2.0))).contains(Map.of(IMAP, 4.0, POP3, 2.0));
    assertThat(after(60, Map.of(POP3, 3.0))).contains(Map.of(POP3, 1.0));
  }

  @Test
  void what_another_definition_asks_for_is_another_counter() {
    after(0, Map.of(IMAP, 100.0));
    now += TimeUnit.SECONDS.toNanos(60);
    assertThat(readings.growth(PROBE, "other", Map.of(IMAP, 110.0), Duration.ofMinutes(1), now))
        .isEmpty();
    assertThat(readings.growth(PROBE, "other", Map.of(IMAP, 110.0), Duration.ofMinutes(1), now))
        .as("at the same instant")
        .isEmpty();
  }

  private Optional<Map<Map<String, String>, Double>> after(
      long seconds, Map<Map<String, String>, Double> series) {
    now += TimeUnit.SECONDS.toNanos(seconds);
    return readings.growth(PROBE, "of", series, Duration.ofMinutes(1), now);
  }
}
