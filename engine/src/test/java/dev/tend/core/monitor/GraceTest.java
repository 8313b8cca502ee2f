package dev.tend.core.monitor;

import static dev.tend.core.monitor.Fixture.consecutive;
import static dev.tend.core.monitor.Fixture.percent;
import static dev.tend.core.monitor.Fixture.probe;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tend.core.input.Outcome;
import dev.tend.definition.value.MonitorState;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The time around an act. */
class GraceTest {
  private static final Duration WINDOW = Duration.ofMinutes(5);
  private final Timeline time = new Timeline(consecutive(3, WINDOW), probe("Probe"));

  @Test
  void results_of_the_warm_up_are_not_measured_and_those_after_it_heal_at_the_end() {
    time.fail().fail().fail().at(1).beginGrace().ok().ok().at(5).warmedUp().said();
    assertThat(time.monitor().wouldHeal(time.now())).isFalse();
    time.at(10).ok();
    assertThat(time.monitor().wouldHeal(time.now())).isFalse();
    time.at(15).ok();
    assertThat(time.monitor().wouldHeal(time.now())).isTrue();
    assertThat(time.said()).isEmpty();
    time.endGrace();
    assertThat(time.said()).containsExactly("15.0 Degraded -> Healthy Healed");
  }

  @Test
  void a_result_that_started_before_the_end_of_the_warm_up_never_counts() {
    time.fail().fail().fail().beginGrace().at(5);
    Instant start = time.now();
    time.at(6).warmedUp().ok().resultFrom(0, start, Outcome.FAILED, plain -> plain).ok();
    assertThat(time.monitor().wouldHeal(time.now())).isTrue();
  }

  @Test
  void failures_do_not_raise_a_healthy_monitor_before_the_end_of_grace() {
    time.ok().beginGrace().fail().fail().fail().warmedUp().fail().fail().fail().said();
    assertThat(time.monitor().raised()).isFalse();
    assertThat(time.monitor().wouldHeal(time.now())).isFalse();
    time.endGrace();
    assertThat(time.said()).containsExactly("0.0 Healthy -> Degraded Raised");
    assertThat(time.last().causes()).hasSize(3);
  }

  @Test
  void failures_of_the_warm_up_raise_nothing_afterwards() {
    time.ok().beginGrace().fail().fail().fail().fail().warmedUp().fail().endGrace();
    assertThat(time.monitor().raised()).isFalse();
  }

  @Test
  void the_chain_goes_on_and_silence_is_told() {
    time.fail().fail().fail().beginGrace().at(75);
    assertThat(time.said())
        .containsExactly(
            "0.0 Unevaluated -> Degraded Raised",
            "60.0 Degraded -> Unhealthy ChainStepped",
            "70.0 Unhealthy -> Unavailable over Unhealthy Silent");
  }

  @Test
  void an_act_that_changed_nothing_leaves_it_raised() {
    time.fail().fail().fail().beginGrace().at(5).warmedUp().fail().ok().at(20).endGrace();
    assertThat(time.monitor().raised()).isTrue();
    assertThat(time.monitor().evidence()).hasSize(4);
    assertThat(time.monitor().record().raisedBy()).hasSize(1);
    time.ok();
    assertThat(time.monitor().shown()).isEqualTo(MonitorState.HEALTHY);
  }

  @Test
  void acts_may_overlap_and_the_last_one_decides() {
    time.fail().fail().fail().beginGrace().at(1).beginGrace().at(2).warmedUp().ok().ok();
    assertThat(time.monitor().wouldHeal(time.now())).as("the other one warms up").isFalse();
    time.at(3).warmedUp().ok().ok().endGrace();
    assertThat(time.monitor().raised()).isTrue();
    assertThat(time.monitor().inGrace()).isTrue();
    time.endGrace();
    assertThat(time.monitor().raised()).isFalse();
    assertThat(time.monitor().inGrace()).isFalse();
  }

  @Test
  void a_share_is_judged_on_the_fresh_window_alone() {
    Timeline share = new Timeline(percent(90, WINDOW), probe("Probe"));
    share.fail().fail().fail().fail().fail().beginGrace().at(5).warmedUp().ok().ok();
    assertThat(share.monitor().wouldHeal(share.now())).isTrue();
    share.fail().ok().ok();
    assertThat(share.monitor().wouldHeal(share.now())).as("4 of 5 is too few").isFalse();
  }

  @Test
  void a_grace_cannot_end_before_its_warm_up_nor_twice() {
    time.beginGrace();
    assertThatThrownBy(time::endGrace).isInstanceOf(IllegalStateException.class);
    time.warmedUp().endGrace();
    assertThatThrownBy(time::endGrace).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(time::warmedUp).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void conclusive_results_are_known_of_also_in_the_warm_up() {
    time.beginGrace().at(5).ok();
    assertThat(time.monitor().conclusiveSince(time.now())).isTrue();
  }
}
