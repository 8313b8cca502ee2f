package dev.tend.core.monitor;

import static dev.tend.core.monitor.Fixture.failures;
import static dev.tend.core.monitor.Fixture.percent;
import static dev.tend.core.monitor.Fixture.probe;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.definition.ItemId;
import dev.tend.definition.type.MonitorProperties;
import dev.tend.definition.value.MonitorState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TallyTest {
  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

  @Test
  void failures_count_whatever_lies_between_them() {
    Timeline time = new Timeline(failures(3, TEN_MINUTES), probe("Probe"));
    time.fail().ok().ok().fail().ok().ok();
    assertThat(time.said()).containsExactly("0.0 Unevaluated -> Healthy Evaluated");
    time.fail();
    assertThat(time.said()).containsExactly("0.0 Healthy -> Degraded Raised");
    assertThat(time.last().causes()).hasSize(3);
  }

  @Test
  void too_few_results_are_not_judged() {
    Timeline time = new Timeline(failures(2, TEN_MINUTES), probe("Probe"));
    time.fail().fail().fail().fail();
    assertThat(time.said()).isEmpty();
    time.inconclusive();
    assertThat(time.said()).as("an inconclusive result is none").isEmpty();
    time.fail();
    assertThat(time.said()).containsExactly("0.0 Unevaluated -> Degraded Raised");
  }

  @Test
  void failures_of_several_probes_add_up() {
    Timeline time = new Timeline(failures(2, TEN_MINUTES), probe("A"), probe("B"), probe("C"));
    time.ok(0).ok(1).ok(2).fail(0).fail(1);
    assertThat(time.monitor().raised()).isTrue();
    assertThat(time.monitor().record().raisedBy())
        .extracting(ItemId::item)
        .containsExactly("A", "B");
  }

  @Test
  void a_monitor_whose_probes_recovered_heals_when_the_failures_leave_the_window() {
    Timeline time = new Timeline(failures(2, TEN_MINUTES), probe("Probe", Duration.ofMinutes(5)));
    time.ok().ok().ok().at(1).fail().at(100).fail().at(200).ok().at(300).ok();
    assertThat(time.monitor().raised()).isTrue();
    time.at(601);
    assertThat(time.monitor().raised()).as("the first failure is exactly ten minutes old").isTrue();
    time.at(601.001);
    assertThat(time.said()).last().isEqualTo("601.001 Unhealthy -> Healthy Healed");
    assertThat(time.last().causes()).isEmpty();
  }

  @Test
  void a_share_below_the_threshold_raises_and_one_at_it_does_not() {
    Timeline time = new Timeline(percent(80, TEN_MINUTES), probe("Probe"));
    time.ok().ok().ok().ok().fail();
    assertThat(time.monitor().shown()).as("80 of 100").isEqualTo(MonitorState.HEALTHY);
    time.fail();
    assertThat(time.monitor().shown()).as("66 of 100").isEqualTo(MonitorState.DEGRADED);
    time.ok().ok();
    assertThat(time.monitor().shown()).as("75 of 100").isEqualTo(MonitorState.DEGRADED);
    time.ok().ok();
    assertThat(time.monitor().shown()).as("80 of 100").isEqualTo(MonitorState.HEALTHY);
  }

  @Test
  void a_share_can_fall_because_successes_leave_the_window() {
    Timeline time = new Timeline(percent(60, TEN_MINUTES), probe("Probe", Duration.ofMinutes(5)));
    time.ok().ok().ok().ok().ok().at(300).fail().fail().ok().ok();
    assertThat(time.said()).containsExactly("0.0 Unevaluated -> Healthy Evaluated");
    time.at(600);
    assertThat(time.said()).isEmpty();
    time.at(600.001);
    assertThat(time.said()).as("five of nine were old; four are too few").isEmpty();

    Timeline enough =
        new Timeline(
            percent(60, TEN_MINUTES).set(MonitorProperties.MINIMUM_RESULTS, 4),
            probe("Probe", Duration.ofMinutes(5)));
    enough.ok().ok().ok().ok().ok().at(300).fail().fail().ok().ok().at(600.001);
    assertThat(enough.said())
        .containsExactly(
            "0.0 Unevaluated -> Healthy Evaluated", "600.001 Healthy -> Degraded Raised");
    assertThat(enough.last().causes()).as("the failures that stayed").hasSize(2);
  }

  @Test
  void a_raised_monitor_with_an_empty_window_heals_by_successes_not_by_their_absence() {
    Timeline time = new Timeline(percent(90, Duration.ofMinutes(1)), probe("Probe"));
    time.fail().fail().fail().fail().fail().at(3600);
    assertThat(time.monitor().beneath()).isEqualTo(MonitorState.UNHEALTHY);
    time.ok().ok();
    assertThat(time.monitor().shown()).isEqualTo(MonitorState.HEALTHY);
  }

  @Test
  void large_windows_count_in_buckets_and_hold_on_for_at_most_one_bucket() {
    Duration hour = Duration.ofHours(1);
    Timeline time = new Timeline(failures(2, hour), probe("Probe", Duration.ofSeconds(1)));
    assertThat(time.ok().monitor().windowRecord().sources().getFirst().results().width())
        .isEqualTo(57_143);
    time.fail().ok().ok().ok().fail();
    assertThat(time.monitor().raised()).isTrue();
    for (int i = 1; i <= 4000; i++) {
      time.at(i).ok();
    }
    assertThat(time.said()).last().asString().endsWith("Unhealthy -> Healthy Healed");
    double healedAt =
        Duration.between(Timeline.START, time.monitor().lastTransitionAt()).toMillis() / 1000.0;
    assertThat(healedAt).isBetween(3600.0, 3600 + 57.2);
  }

  @Test
  void a_window_that_was_expected_to_be_small_grows_into_buckets() {
    Timeline time =
        new Timeline(failures(2, Duration.ofHours(1)), probe("Probe", Duration.ofMinutes(1)));
    for (int i = 0; i < 513; i++) {
      time.at(i).ok();
    }
    assertThat(time.monitor().windowRecord().sources().getFirst().results().width()).isPositive();
    time.fail().fail();
    assertThat(time.monitor().raised()).isTrue();
  }
}
