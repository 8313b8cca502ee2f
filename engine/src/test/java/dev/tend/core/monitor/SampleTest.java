package dev.tend.core.monitor;

import static dev.tend.core.monitor.Fixture.above;
import static dev.tend.core.monitor.Fixture.below;
import static dev.tend.core.monitor.Fixture.probe;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tend.core.input.Outcome;
import dev.tend.core.record.Evidence;
import dev.tend.definition.type.MonitorProperties;
import dev.tend.definition.value.Dimension;
import dev.tend.definition.value.MonitorState;
import dev.tend.definition.value.Quantity;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SampleTest {
  private static final Duration WINDOW = Duration.ofMinutes(5);
  private static final Quantity EIGHTY = new Quantity(80, Dimension.NUMBER);

  private final Timeline time =
      new Timeline(above(90, WINDOW).set(MonitorProperties.RECOVERY_VALUE, EIGHTY), probe("Disk"));

  private final Timeline alone =
      new Timeline(
          above(90, WINDOW).set(MonitorProperties.RECOVERY_VALUE, EIGHTY), probe("Disk").unheard());

  @Test
  void three_samples_in_a_row_above_the_limit_raise_it() {
    time.sample(90).sample(91).sample(91).sample(90).sample(91).sample(91);
    assertThat(time.said()).isEmpty();
    time.sample(90.1);
    assertThat(time.said()).containsExactly("0.0 Unevaluated -> Degraded Raised");
    assertThat(time.last().causes()).hasSize(3);
  }

  @Test
  void a_person_reads_what_was_measured_and_the_limit() {
    time.sample(91).sample(91).sample(90.25);
    assertThat(time.last().detail()).isEqualTo("90.25, more than 90");
    Quantity room = new Quantity(4 << 20, Dimension.SIZE);
    Timeline free =
        new Timeline(
            below(10, WINDOW)
                .set(MonitorProperties.SAMPLE_THRESHOLD, room)
                .set(MonitorProperties.SECONDARY_THRESHOLD, 1),
            probe("Disk"));
    free.sample(1_300_000);
    assertThat(free.last().detail()).isEqualTo("1.24MB, less than 4MB");
    assertThat(free.monitor().evidence().getFirst().message()).isEqualTo("1.24MB, less than 4MB");
  }

  @Test
  void it_heals_inside_the_recovery_value_only() {
    time.sample(50).sample(95).sample(95).sample(95).sample(85).sample(85).sample(85);
    assertThat(time.monitor().raised()).as("better, not good").isTrue();
    time.sample(80).sample(81).sample(80);
    assertThat(time.monitor().raised()).isTrue();
    time.sample(79);
    assertThat(time.monitor().raised()).isFalse();
  }

  @Test
  void below_is_the_mirror_image() {
    Timeline free =
        new Timeline(
            below(10, WINDOW)
                .set(MonitorProperties.SECONDARY_THRESHOLD, 2)
                .set(MonitorProperties.RECOVERY_VALUE, new Quantity(20, Dimension.NUMBER)),
            probe("Disk"));
    free.sample(10).sample(9).sample(10).sample(9).sample(9);
    assertThat(free.monitor().raised()).isTrue();
    free.sample(15).sample(20).sample(21);
    assertThat(free.monitor().raised()).isFalse();
  }

  @Test
  void a_failure_without_a_sample_is_no_bad_sample_but_blocks_healing() {
    time.sample(50).sample(95).fail().fail().sample(95);
    assertThat(time.monitor().raised()).isFalse();
    time.sample(95);
    assertThat(time.monitor().raised()).isTrue();
    time.sample(50).fail().sample(50);
    assertThat(time.monitor().raised()).isTrue();
    time.sample(50);
    assertThat(time.monitor().raised()).isFalse();
  }

  @Test
  void failures_that_no_other_monitor_hears_are_the_want_of_a_verdict() {
    alone
        .sample(50)
        .at(20)
        .result(
            0, Outcome.FAILED, good -> good.saying("ReadOnly", "sda is read-only").measuring(50));
    alone.said();
    alone
        .at(40)
        .fail()
        .at(60)
        .result(
            0, Outcome.FAILED, good -> good.saying("ReadOnly", "sda is read-only").measuring(50));
    alone.at(70);
    assertThat(alone.said()).containsExactly("70.0 Healthy -> Unavailable over Healthy Silent");
    assertThat(alone.last().detail())
        .contains("nothing but failures of Smtp\\Disk since", "ReadOnly: sda is read-only");
    assertThat(alone.last().causes()).hasSize(1);
    assertThat(alone.monitor().evidence()).hasSize(1);
    alone.restartWithWindow().at(75);
    assertThat(alone.monitor().unavailable()).as("after a restart, too").isTrue();
    assertThat(alone.monitor().evidence()).hasSize(1);
    alone.at(80).sample(50);
    assertThat(alone.said()).containsExactly("80.0 Unavailable -> Healthy Heard");
    assertThat(alone.monitor().evidence()).isEmpty();
  }

  @Test
  void failures_that_another_monitor_hears_leave_the_verdict_as_it_was() {
    time.sample(50).said();
    for (int second = 20; second <= 200; second += 20) {
      time.at(second).fail();
    }
    assertThat(time.said()).isEmpty();
  }

  @Test
  void a_failure_beyond_the_limit_is_a_verdict() {
    alone.sample(50);
    for (int second = 20; second <= 100; second += 20) {
      alone.at(second).result(0, Outcome.FAILED, bad -> bad.measuring(95));
    }
    assertThat(alone.monitor().raised()).isTrue();
    assertThat(alone.monitor().unavailable()).isFalse();
  }

  @Test
  void one_failure_among_good_samples_takes_no_verdict_away() {
    alone.sample(50).at(20).fail().at(40).sample(50).at(60).fail().at(80).sample(50).at(140);
    assertThat(alone.monitor().unavailable()).isFalse();
  }

  @Test
  void a_success_without_a_sample_says_nothing() {
    time.ok().ok();
    assertThat(time.said()).isEmpty();
    time.sample(95).ok().sample(95).ok().sample(95);
    assertThat(time.monitor().raised()).isTrue();
    time.ok().ok().ok();
    assertThat(time.monitor().raised()).isTrue();
  }

  @Test
  void the_sample_of_a_timeout_counts() {
    for (int i = 0; i < 3; i++) {
      time.result(0, Outcome.TIMED_OUT, plain -> plain.measuring(99));
    }
    assertThat(time.monitor().raised()).isTrue();
  }

  @Test
  void samples_older_than_the_window_do_not_raise_it() {
    time.sample(95).at(150).sample(95).at(300.001).sample(95);
    assertThat(time.monitor().raised()).isFalse();
    time.sample(95);
    assertThat(time.monitor().raised()).isTrue();
  }

  @Test
  void a_wider_limit_judges_the_samples_that_were_kept() {
    time.sample(50).sample(93).sample(99).sample(99);
    assertThat(time.monitor().raised()).isTrue();
    time.redefine(above(92, WINDOW), "override:1");
    assertThat(time.said()).last().isEqualTo("0.0 Healthy -> Degraded Raised");
    time.redefine(above(95, WINDOW), "override:2");
    assertThat(time.said()).containsExactly("0.0 Degraded -> Healthy Withdrawn");
    assertThat(time.last().detail()).isEqualTo("override:2");
    time.sample(99);
    assertThat(time.said())
        .as("two of the kept ones and this")
        .containsExactly("0.0 Healthy -> Degraded Raised");
  }

  @Test
  void a_lower_bound_above_the_limit_raises_as_an_exact_value_does() {
    time.sample(50).atLeast(90.5).atLeast(500).atLeast(91);
    assertThat(time.said()).last().isEqualTo("0.0 Healthy -> Degraded Raised");
    assertThat(time.last().detail()).isEqualTo("at least 91, more than 90");
  }

  @Test
  void a_lower_bound_within_the_limit_is_neither_green_nor_red() {
    time.atLeast(5).atLeast(5);
    assertThat(time.monitor().shown()).isEqualTo(MonitorState.UNEVALUATED);
    time.sample(95).sample(95).atLeast(5).sample(95);
    assertThat(time.monitor().raised()).as("it does not end a row of bad samples").isTrue();
    time.atLeast(5).atLeast(5).atLeast(5);
    assertThat(time.monitor().raised()).as("it does not heal").isTrue();
  }

  @Test
  void a_monitor_that_hears_only_such_is_unavailable_and_says_why() {
    time.sample(50);
    for (int at = 20; at <= 80; at += 20) {
      time.at(at).atLeast(70);
    }
    assertThat(time.said()).last().isEqualTo("70.0 Healthy -> Unavailable over Healthy Silent");
    assertThat(time.monitor().evidence())
        .extracting(Evidence::outcome, Evidence::message)
        .containsExactly(
            tuple(
                Outcome.INCONCLUSIVE, "at least 70, which leaves open whether it is more than 90"));
    time.restartWithWindow();
    assertThat(time.monitor().evidence()).as("as it was kept").hasSize(1);
  }

  @Test
  void below_a_lower_bound_can_heal_and_never_raises() {
    Timeline few =
        new Timeline(
            below(10, WINDOW)
                .set(MonitorProperties.SECONDARY_THRESHOLD, 1)
                .set(MonitorProperties.RECOVERY_VALUE, new Quantity(20, Dimension.NUMBER)),
            probe("Disk"));
    few.atLeast(3);
    assertThat(few.monitor().shown()).isEqualTo(MonitorState.UNEVALUATED);
    few.sample(3).atLeast(15).atLeast(15);
    assertThat(few.monitor().raised()).as("better, not good").isTrue();
    few.atLeast(20).atLeast(9).atLeast(20);
    assertThat(few.monitor().raised()).isFalse();
  }

  @Test
  void a_failure_with_an_open_sample_is_one_without_a_sample() {
    time.sample(95).sample(95).sample(95).sample(50);
    time.result(0, Outcome.TIMED_OUT, plain -> plain.measuringAtLeast(50)).sample(50);
    assertThat(time.monitor().raised()).isTrue();
    time.sample(50);
    assertThat(time.monitor().raised()).isFalse();
  }

  @Test
  void a_wider_limit_keeps_of_lower_bounds_what_is_still_beyond() {
    time.atLeast(93).atLeast(99).atLeast(99);
    assertThat(time.monitor().raised()).isTrue();
    time.redefine(above(95, WINDOW), "override:1");
    assertThat(time.monitor().raised()).isFalse();
    time.atLeast(96);
    assertThat(time.monitor().raised()).isTrue();
  }
}
