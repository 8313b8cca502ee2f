package dev.tend.probe.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.core.effect.ScheduledProbe;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When a probe is left alone, and when it is tried again. */
class QuarantineTest {
  private static final ScheduledProbe PROBE = Probes.fake("A", Duration.ofSeconds(5));
  private static final Instant START = Instant.parse("2026-03-01T03:00:00Z");

  private final Quarantine quarantine = new Quarantine();
  private Instant now = START;

  @Test
  void one_bad_run_is_forgiven_and_a_second_in_a_row_is_not() {
    broke();
    assertThat(held()).isEmpty();
    broke();
    assertThat(held()).isPresent();
  }

  @Test
  void a_run_that_ends_by_itself_between_two_bad_ones_sets_it_free() {
    broke();
    quarantine.worked(PROBE);
    broke();
    assertThat(held()).isEmpty();
  }

  @Test
  void it_is_tried_after_a_minute_and_then_after_twice_as_long_each_time_up_to_a_day() {
    broke();
    List<Long> minutes = new ArrayList<>();
    for (int tries = 0; tries < 13; tries++) {
      broke();
      Instant next = held().orElseThrow().nextTry();
      minutes.add(Duration.between(now, next).toMinutes());
      now = next.minusMillis(1);
      assertThat(held()).isPresent();
      now = next;
      assertThat(held()).isEmpty();
    }
    assertThat(minutes)
        .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 512L, 1024L, 1440L, 1440L);
    assertThat(quarantine.list()).as("while it is tried, it is still shown").hasSize(1);
  }

  @Test
  void it_is_said_since_when_why_and_until_when() {
    broke();
    now = now.plusSeconds(30);
    quarantine.broke(PROBE, "java.lang.IllegalStateException: a bug", now);
    assertThat(quarantine.list())
        .singleElement()
        .satisfies(
            one ->
                assertThat(one.words(Duration.ofHours(1)))
                    .isEqualTo(
                        "left alone since 2026-03-01T04:00:00Z, not run before"
                            + " 2026-03-01T04:01:30Z unless invoked: its last 2 runs broke:"
                            + " java.lang.IllegalStateException: a bug"));
  }

  @Test
  void another_definition_ends_it() {
    broke();
    broke();
    assertThat(quarantine.holds(Probes.fake("A", Duration.ofSeconds(6)), now)).isEmpty();
    assertThat(quarantine.list()).isEmpty();
  }

  @Test
  void what_is_tried_out_with_other_values_does_not_end_it() {
    broke();
    broke();
    quarantine.worked(Probes.fake("A", Duration.ofSeconds(6)));
    assertThat(held()).isPresent();
    quarantine.worked(PROBE);
    assertThat(held()).isEmpty();
    assertThat(quarantine.list()).isEmpty();
  }

  @Test
  void a_probe_that_is_no_longer_watched_is_no_longer_shown() {
    broke();
    broke();
    quarantine.keep(Set.of(PROBE.id()));
    assertThat(quarantine.list()).hasSize(1);
    quarantine.keep(Set.of());
    assertThat(quarantine.list()).isEmpty();
  }

  @Test
  void a_thread_that_comes_back_after_hours_brings_the_next_try_near() {
    for (int runs = 0; runs < 3; runs++) {
      hangs();
      now = now.plus(Duration.ofHours(1));
    }
    hangs();
    assertThat(quarantine.stuck()).isEqualTo(4);
    assertThat(held().orElseThrow().nextTry()).isEqualTo(now.plus(Duration.ofDays(1)));
    quarantine.released(PROBE.id(), now);
    assertThat(held().orElseThrow().nextTry()).isEqualTo(now.plus(Duration.ofMinutes(1)));
    assertThat(quarantine.stuck()).isEqualTo(3);
  }

  @Test
  void with_many_threads_stuck_it_costs_at_most_one_more_a_day() {
    for (int runs = 0; runs < 4; runs++) {
      hangs();
    }
    assertThat(held().orElseThrow().nextTry()).isEqualTo(now.plus(Duration.ofDays(1)));
  }

  @Test
  void a_run_that_a_person_asked_for_and_that_hangs_holds_a_thread_and_proves_nothing() {
    quarantine.hangs(PROBE, false, "not done", now);
    quarantine.hangs(PROBE, false, "not done", now);
    assertThat(held()).isEmpty();
    assertThat(quarantine.stuck()).isEqualTo(2);
    assertThat(quarantine.mayHang(PROBE.id())).isTrue();
  }

  private void broke() {
    quarantine.broke(PROBE, "a bug", now);
  }

  private void hangs() {
    quarantine.hangs(PROBE, true, "not done within 5000 ms", now);
  }

  private Optional<IsolatedProbe> held() {
    return quarantine.holds(PROBE, now);
  }
}
