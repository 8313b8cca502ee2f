package dev.tend.core.monitor;

import static dev.tend.core.monitor.Fixture.above;
import static dev.tend.core.monitor.Fixture.consecutive;
import static dev.tend.core.monitor.Fixture.failures;
import static dev.tend.core.monitor.Fixture.percent;
import static dev.tend.core.monitor.Fixture.probe;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.definition.type.MonitorProperties;
import dev.tend.definition.value.MonitorState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Overrides and changed definitions, in the middle of what is going on. */
class RedefinitionTest {
  private static final Duration WINDOW = Duration.ofMinutes(5);
  private static final String OVERRIDE = "override:9 by ada: too eager";
  private final Timeline time = new Timeline(consecutive(3, WINDOW), probe("Probe"));

  @Test
  void a_higher_threshold_withdraws_what_the_kept_failures_do_not_support() {
    time.ok().fail().fail().fail().fail().fail().said();
    time.redefine(consecutive(5, WINDOW), OVERRIDE);
    assertThat(time.said())
        .as("only as many failures were kept as the threshold asked for")
        .containsExactly("0.0 Degraded -> Healthy Withdrawn");
    assertThat(time.last().detail()).isEqualTo(OVERRIDE);
    assertThat(time.last().causes()).isEmpty();
    time.fail();
    assertThat(time.said()).isEmpty();
    time.fail();
    assertThat(time.said()).containsExactly("0.0 Healthy -> Degraded Raised");
  }

  @Test
  void a_lower_threshold_raises_by_the_failures_that_were_kept() {
    time.fail().fail().redefine(consecutive(2, WINDOW), OVERRIDE);
    assertThat(time.said()).containsExactly("0.0 Unevaluated -> Degraded Raised");
    assertThat(time.last().detail()).isEqualTo(OVERRIDE + "; Refused: connection refused");
    assertThat(time.last().causes()).hasSize(2);
  }

  @Test
  void a_narrower_window_withdraws_and_a_wider_one_judges_only_what_was_kept() {
    time.fail().at(100).fail().at(200).fail().said();
    time.redefine(consecutive(3, Duration.ofSeconds(150)), OVERRIDE);
    assertThat(time.monitor().raised()).isFalse();
    time.redefine(consecutive(3, Duration.ofHours(1)), OVERRIDE);
    assertThat(time.monitor().raised()).as("the first failure was forgotten").isFalse();
    time.fail();
    assertThat(time.monitor().raised()).isTrue();
  }

  @Test
  void what_does_not_matter_changes_nothing() {
    time.fail().fail().fail().at(10).said();
    time.redefine(consecutive(3, WINDOW), OVERRIDE);
    time.redefine(consecutive(2, Duration.ofHours(1)), OVERRIDE);
    assertThat(time.said()).isEmpty();
    assertThat(time.monitor().raisedAt()).contains(Timeline.START);
  }

  @Test
  void what_does_not_reach_a_stricter_definition_is_withdrawn_though_it_just_came_and_went() {
    time.fail().fail().fail().ok().fail().ok().said();
    assertThat(time.monitor().raised()).as("it has not recovered").isTrue();
    time.redefine(consecutive(4, WINDOW), OVERRIDE);
    assertThat(time.said()).containsExactly("0.0 Degraded -> Healthy Withdrawn");
    time.fail().fail().fail();
    assertThat(time.said()).isEmpty();
  }

  @Test
  void a_monitor_on_its_way_to_healing_is_not_withdrawn_for_nothing() {
    time.fail().fail().fail().ok().redefine(consecutive(2, WINDOW), OVERRIDE);
    assertThat(time.monitor().raised()).isTrue();
    time.redefine(consecutive(2, WINDOW).healsAfter(1), OVERRIDE);
    assertThat(time.said()).last().isEqualTo("0.0 Degraded -> Healthy Withdrawn");
  }

  @Test
  void a_stricter_definition_withdraws_even_in_the_grace_of_an_act_and_another_does_not() {
    time.fail().fail().fail().beginGrace().said();
    time.redefine(consecutive(2, WINDOW), OVERRIDE);
    assertThat(time.said()).isEmpty();
    time.redefine(consecutive(4, WINDOW), OVERRIDE);
    assertThat(time.said()).containsExactly("0.0 Degraded -> Unevaluated Withdrawn");
    time.at(5).warmedUp().fail().fail().fail().fail();
    assertThat(time.said()).as("nothing raises it before the act is judged").isEmpty();
    time.endGrace();
    assertThat(time.said()).containsExactly("5.0 Unevaluated -> Degraded Raised");
  }

  @Test
  void a_limit_that_is_put_farther_withdraws_what_is_within_it() {
    Timeline full = new Timeline(above(90, WINDOW), probe("Disk"));
    full.sample(95).sample(95).sample(95).said();
    assertThat(full.monitor().raised()).isTrue();
    full.sample(85).redefine(above(97, WINDOW), OVERRIDE);
    assertThat(full.said()).last().isEqualTo("0.0 Degraded -> Healthy Withdrawn");
  }

  @Test
  void a_shorter_chain_steps_at_once_and_a_longer_one_takes_nothing_back() {
    time.fail().fail().fail().at(30).ok().said();
    time.redefine(
        consecutive(3, WINDOW).chain(MonitorState.DEGRADED, 0, MonitorState.UNHEALTHY, 20),
        OVERRIDE);
    assertThat(time.said()).containsExactly("30.0 Degraded -> Unhealthy ChainStepped");
    assertThat(time.monitor().reachedAt(MonitorState.UNHEALTHY)).contains(time.now());
    time.redefine(
        consecutive(3, WINDOW).chain(MonitorState.DEGRADED, 0, MonitorState.UNHEALTHY, 50),
        OVERRIDE);
    time.at(60);
    assertThat(time.said()).isEmpty();
  }

  @Test
  void a_lower_share_withdraws_and_a_higher_one_raises() {
    Timeline share = new Timeline(percent(90, WINDOW), probe("Probe"));
    share.ok().ok().ok().ok().fail().said();
    assertThat(share.monitor().raised()).isTrue();
    share.redefine(percent(70, WINDOW), OVERRIDE);
    assertThat(share.said()).containsExactly("0.0 Degraded -> Healthy Withdrawn");
    share.redefine(percent(81, WINDOW), OVERRIDE);
    assertThat(share.said()).containsExactly("0.0 Healthy -> Degraded Raised");
    share.redefine(percent(81, WINDOW).set(MonitorProperties.MINIMUM_RESULTS, 6), OVERRIDE);
    assertThat(share.said()).containsExactly("0.0 Degraded -> Unevaluated Withdrawn");
  }

  @Test
  void a_longer_window_of_a_tally_does_not_bring_back_what_was_forgotten() {
    Timeline count =
        new Timeline(
            failures(3, Duration.ofMinutes(1)).set(MonitorProperties.MINIMUM_RESULTS, 1),
            probe("Probe"));
    count
        .fail()
        .fail()
        .at(61)
        .ok()
        .redefine(
            failures(3, Duration.ofHours(1)).set(MonitorProperties.MINIMUM_RESULTS, 1), OVERRIDE);
    count.fail().fail();
    assertThat(count.monitor().raised()).isFalse();
    count.fail();
    assertThat(count.monitor().raised()).isTrue();
  }

  @Test
  void without_the_probe_that_raised_it_it_is_withdrawn() {
    Timeline two = new Timeline(consecutive(2, WINDOW), probe("A"), probe("B"));
    two.ok(0).ok(1).fail(1).fail(1).ok(1).said();
    two.redefine(two.monitor().definition(), List.of(probe("A")), true, "B is switched off");
    assertThat(two.said()).containsExactly("0.0 Degraded -> Healthy Withdrawn");
  }

  @Test
  void a_new_probe_joins_without_a_change_and_must_recover_with_the_others() {
    time.ok()
        .redefine(
            time.monitor().definition(), List.of(probe("Probe"), probe("More")), true, "reload");
    time.fail().fail().fail().ok().ok();
    assertThat(time.monitor().raised()).as("the new one has not succeeded yet").isTrue();
  }

  @Test
  void another_type_begins_anew() {
    time.fail().fail().fail().said();
    time.redefine(failures(1, WINDOW).set(MonitorProperties.MINIMUM_RESULTS, 1), "reload");
    assertThat(time.said()).containsExactly("0.0 Degraded -> Unevaluated Withdrawn");
    time.fail();
    assertThat(time.monitor().raised()).isTrue();
  }

  @Test
  void what_was_healthy_by_another_type_is_unevaluated_until_it_has_results_of_its_own() {
    time.ok().ok().said();
    time.redefine(failures(2, WINDOW).set(MonitorProperties.MINIMUM_RESULTS, 2), "reload");
    assertThat(time.said()).containsExactly("0.0 Healthy -> Unevaluated Withdrawn");
    assertThat(time.last().detail()).isEqualTo("reload");
    time.ok();
    assertThat(time.said()).isEmpty();
    time.ok();
    assertThat(time.said()).containsExactly("0.0 Unevaluated -> Healthy Evaluated");
  }

  @Test
  void what_was_healthy_stays_so_by_a_stricter_or_milder_definition_of_the_same_type() {
    time.ok().ok().said();
    time.redefine(consecutive(1, WINDOW), "reload").redefine(consecutive(5, WINDOW), "reload");
    assertThat(time.said()).isEmpty();
  }

  @Test
  void a_probe_that_runs_less_often_is_awaited_longer() {
    time.ok()
        .redefine(
            time.monitor().definition(),
            List.of(probe("Probe", Duration.ofMinutes(10))),
            true,
            "override:2");
    time.at(1809.999);
    assertThat(time.monitor().unavailable()).isFalse();
    time.at(1810);
    assertThat(time.monitor().unavailable()).isTrue();
  }
}
