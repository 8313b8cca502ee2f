package dev.tend.core.monitor;

import static dev.tend.core.monitor.Fixture.noResults;
import static dev.tend.core.monitor.Fixture.notification;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoResultsTest {
  private static final double HOUR = 3600;
  private final Timeline time =
      new Timeline(noResults(Duration.ofHours(32)), notification("Backup"));

  @Test
  void silence_since_the_beginning_raises_it_at_the_end_of_the_window() {
    time.at(32 * HOUR - 0.001);
    assertThat(time.said()).isEmpty();
    time.at(32 * HOUR);
    assertThat(time.said()).containsExactly("115200.0 Unevaluated -> Degraded Raised");
    assertThat(time.last().detail()).isEqualTo("no success since 2026-01-01T00:00:00Z");
    assertThat(time.last().causes()).isEmpty();
  }

  @Test
  void each_success_begins_the_window_anew_and_one_heals() {
    time.at(HOUR).ok().at(30 * HOUR).ok().at(61.9 * HOUR);
    assertThat(time.said()).containsExactly("3600.0 Unevaluated -> Healthy Evaluated");
    time.at(63 * HOUR);
    assertThat(time.said())
        .containsExactly(
            "223200.0 Healthy -> Degraded Raised", "223260.0 Degraded -> Unhealthy ChainStepped");
    time.ok();
    assertThat(time.said()).containsExactly("226800.0 Unhealthy -> Healthy Healed");
  }

  @Test
  void failures_are_no_results() {
    time.at(HOUR).ok().at(20 * HOUR).fail().at(33 * HOUR);
    assertThat(time.monitor().raised()).isTrue();
    time.fail();
    assertThat(time.monitor().raised()).isTrue();
  }

  @Test
  void it_heals_only_after_as_many_successes_as_it_is_told() {
    Timeline strict =
        new Timeline(noResults(Duration.ofHours(32)).healsAfter(2), notification("Backup"));
    strict.at(33 * HOUR).ok();
    assertThat(strict.monitor().raised()).isTrue();
    strict.ok();
    assertThat(strict.monitor().raised()).isFalse();
  }

  @Test
  void any_of_its_probes_will_do() {
    Timeline two =
        new Timeline(
            noResults(Duration.ofHours(1)), notification("Backup"), notification("Snapshot"));
    two.at(3000).ok(0).at(6000).ok(1).at(9000).ok(0);
    assertThat(two.said()).containsExactly("3000.0 Unevaluated -> Healthy Evaluated");
  }

  @Test
  void an_override_that_lengthens_the_window_withdraws_it() {
    time.at(33 * HOUR).redefine(noResults(Duration.ofHours(40)), "override:7 by ada: holiday");
    assertThat(time.said()).last().isEqualTo("118800.0 Unhealthy -> Unevaluated Withdrawn");
    assertThat(time.last().detail()).isEqualTo("override:7 by ada: holiday");
    time.at(40 * HOUR);
    assertThat(time.monitor().raised()).isTrue();
  }

  @Test
  void after_an_act_it_waits_for_a_success() {
    time.at(33 * HOUR).beginGrace().warmedUp();
    assertThat(time.monitor().wouldHeal(time.now())).isFalse();
    time.ok();
    assertThat(time.monitor().wouldHeal(time.now())).isTrue();
    assertThat(time.monitor().raised()).isTrue();
    time.endGrace();
    assertThat(time.monitor().raised()).isFalse();
  }

  @Test
  void its_silence_is_confirmed_without_a_run() {
    time.at(33 * HOUR);
    assertThat(time.monitor().probesToConfirm()).isEmpty();
    assertThat(time.monitor().confirm(List.of(), time.now()).finding())
        .isEqualTo(Confirmation.Finding.CONFIRMED);
  }
}
