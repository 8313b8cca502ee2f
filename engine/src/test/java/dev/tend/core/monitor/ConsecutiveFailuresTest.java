package dev.tend.core.monitor;

import static dev.tend.core.monitor.Fixture.consecutive;
import static dev.tend.core.monitor.Fixture.probe;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.core.event.EventId;
import dev.tend.core.input.Outcome;
import dev.tend.definition.ItemId;
import dev.tend.definition.value.MonitorState;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ConsecutiveFailuresTest {
  private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
  private final Timeline time = new Timeline(consecutive(3, FIVE_MINUTES), probe("Probe"));

  @Test
  void three_failures_raise_it_and_time_makes_it_worse() {
    time.ok().at(20).fail().at(40).fail();
    assertThat(time.said()).containsExactly("0.0 Unevaluated -> Healthy Evaluated");
    time.at(60).fail();
    assertThat(time.said()).containsExactly("60.0 Healthy -> Degraded Raised");
    assertThat(time.last().detail()).isEqualTo("Refused: connection refused");
    assertThat(time.last().causes())
        .containsExactly(new EventId(1, 3), new EventId(1, 4), new EventId(1, 5));
    time.at(119.999);
    assertThat(time.said()).isEmpty();
    time.at(120);
    assertThat(time.said()).containsExactly("120.0 Degraded -> Unhealthy ChainStepped");
    assertThat(time.last().causes()).isEmpty();
  }

  @Test
  void a_success_between_failures_keeps_it_healthy() {
    time.ok().at(10).fail().fail().ok().fail().fail().ok();
    assertThat(time.said()).containsExactly("0.0 Unevaluated -> Healthy Evaluated");
  }

  @Test
  void inconclusive_results_neither_raise_nor_heal_nor_interrupt() {
    time.fail().inconclusive().fail().inconclusive().inconclusive();
    assertThat(time.said()).isEmpty();
    time.fail();
    assertThat(time.said()).containsExactly("0.0 Unevaluated -> Degraded Raised");
    time.inconclusive().inconclusive().ok().inconclusive();
    assertThat(time.said()).isEmpty();
    time.ok();
    assertThat(time.said()).containsExactly("0.0 Degraded -> Healthy Healed");
  }

  @Test
  void a_failure_between_successes_keeps_it_raised() {
    time.fail().fail().fail().ok().fail().ok();
    assertThat(time.monitor().raised()).isTrue();
    time.ok();
    assertThat(time.monitor().raised()).isFalse();
    assertThat(time.last().causes()).containsExactly(new EventId(1, 8));
  }

  @Test
  void failures_count_to_the_millisecond_for_the_length_of_the_window() {
    time.at(10).fail().at(160).fail().at(310).fail();
    assertThat(time.monitor().raised()).isTrue();

    Timeline late = new Timeline(consecutive(3, FIVE_MINUTES), probe("Probe"));
    late.at(10).fail().at(160).fail().at(310.001).fail();
    assertThat(late.monitor().raised()).isFalse();
  }

  @Test
  void a_raised_monitor_whose_failures_age_stays_raised_until_it_sees_successes() {
    time.fail().fail().fail().at(1000);
    assertThat(time.monitor().beneath()).isEqualTo(MonitorState.UNHEALTHY);
    time.ok().ok();
    assertThat(time.monitor().shown()).isEqualTo(MonitorState.HEALTHY);
  }

  @Test
  void timeouts_speak_against_the_target_and_rejected_runs_do_not() {
    for (Outcome outcome : Outcome.values()) {
      Timeline each = new Timeline(consecutive(1, FIVE_MINUTES), probe("Probe"));
      each.result(0, outcome, plain -> plain);
      assertThat(each.monitor().raised())
          .as(outcome.text())
          .isEqualTo(outcome == Outcome.FAILED || outcome == Outcome.TIMED_OUT);
    }
  }

  @Test
  void results_are_ordered_by_their_start() {
    Instant start = time.now();
    time.at(30).ok().resultFrom(0, start, Outcome.FAILED, plain -> plain);
    time.fail().fail();
    assertThat(time.monitor().raised()).as("the late failure does not count").isFalse();
    time.resultFrom(0, start.minus(Duration.ofDays(1)), Outcome.SUCCEEDED, plain -> plain);
    time.fail();
    assertThat(time.monitor().raised()).as("the late success does not count").isTrue();
  }

  @Test
  void any_one_of_its_probes_raises_it_and_all_must_recover() {
    Timeline two = new Timeline(consecutive(2, FIVE_MINUTES), probe("A"), probe("B"));
    two.fail(0).fail(1).ok(0).ok(0);
    assertThat(two.said()).as("B has not succeeded yet").isEmpty();
    two.ok(1).fail(1).fail(1);
    assertThat(two.said())
        .containsExactly("0.0 Unevaluated -> Healthy Evaluated", "0.0 Healthy -> Degraded Raised");
    assertThat(two.monitor().record().raisedBy()).extracting(ItemId::item).containsExactly("B");
    two.ok(1).fail(0).ok(1);
    assertThat(two.monitor().raised()).as("A has just failed").isTrue();
    two.ok(0).ok(0);
    assertThat(two.said()).containsExactly("0.0 Degraded -> Healthy Healed");
  }

  @Test
  void the_evidence_is_what_raised_it_and_what_followed_eight_at_most() {
    time.fail().ok().fail().fail().fail();
    assertThat(time.monitor().evidence()).hasSize(3);
    for (int i = 0; i < 20; i++) {
      time.fail();
    }
    assertThat(time.monitor().evidence())
        .hasSize(8)
        .last()
        .satisfies(
            newest -> {
              assertThat(newest.probe().item()).isEqualTo("Probe");
              assertThat(newest.errorClass()).isEqualTo("Refused");
              assertThat(newest.startedAt()).isEqualTo(time.now());
            });
    time.ok().ok();
    assertThat(time.monitor().evidence()).isEmpty();
  }

  @Test
  void a_long_row_is_counted_in_buckets() {
    Timeline many = new Timeline(consecutive(1000, Duration.ofHours(1)), probe("Probe"));
    for (int i = 1; i < 1000; i++) {
      many.at(i).fail();
    }
    assertThat(many.monitor().raised()).isFalse();
    many.at(1000).fail();
    assertThat(many.monitor().raised()).isTrue();
    assertThat(many.monitor().windowRecord().sources().getFirst().results().width()).isPositive();
  }
}
