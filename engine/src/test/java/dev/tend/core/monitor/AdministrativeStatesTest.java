package dev.tend.core.monitor;

import static dev.tend.core.monitor.Fixture.consecutive;
import static dev.tend.core.monitor.Fixture.probe;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.core.rollup.RollUp;
import dev.tend.definition.value.MonitorState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Silence, repairs and the switch. */
class AdministrativeStatesTest {
  private static final Duration WINDOW = Duration.ofMinutes(5);
  private final Timeline time = new Timeline(consecutive(2, WINDOW), probe("Probe"));
  private final Timeline two = new Timeline(consecutive(2, WINDOW), probe("A"), probe("B"));

  @Test
  void silence_of_three_intervals_and_a_timeout_leaves_it_without_a_verdict() {
    time.ok().at(10).ok().said();
    time.at(79.999);
    assertThat(time.said()).isEmpty();
    time.at(80);
    assertThat(time.said()).containsExactly("80.0 Healthy -> Unavailable over Healthy Silent");
    assertThat(time.last().detail())
        .isEqualTo("no conclusive result of Smtp\\Probe since 2026-01-01T00:00:10Z");
    time.inconclusive();
    assertThat(time.said()).isEmpty();
    time.fail();
    assertThat(time.said()).containsExactly("80.0 Unavailable -> Healthy Heard");
    assertThat(time.last().causes()).hasSize(1);
  }

  @Test
  void silence_of_one_probe_is_not_made_good_by_another() {
    two.ok(0).ok(1).at(60).ok(0).at(70).ok(0);
    assertThat(two.said()).last().isEqualTo("70.0 Healthy -> Unavailable over Healthy Silent");
    two.ok(1);
    assertThat(two.said()).containsExactly("70.0 Unavailable -> Healthy Heard");
  }

  @Test
  void it_can_be_raised_and_without_a_verdict_and_the_chain_goes_on_beneath() {
    two.fail(0).fail(0).at(60).fail(0).at(70).fail(0);
    assertThat(two.said())
        .containsExactly(
            "0.0 Unevaluated -> Degraded Raised",
            "60.0 Degraded -> Unhealthy ChainStepped",
            "70.0 Unhealthy -> Unavailable over Unhealthy Silent");
    assertThat(RollUp.contribution(two.monitor().shown(), two.monitor().beneath()))
        .isEqualTo(MonitorState.UNHEALTHY);
  }

  @Test
  void a_result_can_end_silence_and_heal_in_one_change() {
    time.fail().fail().at(75).ok().at(200).said();
    assertThat(time.monitor().shown()).isEqualTo(MonitorState.UNAVAILABLE);
    time.ok();
    assertThat(time.said()).containsExactly("200.0 Unavailable -> Healthy Healed");
  }

  @Test
  void healthy_without_a_break_begins_anew_after_silence() {
    time.ok().at(100);
    assertThat(time.monitor().reachedAt(MonitorState.HEALTHY)).isEmpty();
    assertThat(time.monitor().reachedAt(MonitorState.UNAVAILABLE)).contains(second(70));
    time.ok();
    assertThat(time.monitor().reachedAt(MonitorState.HEALTHY)).contains(second(100));
    assertThat(time.monitor().reachedAt(MonitorState.UNAVAILABLE)).isEmpty();
  }

  @Test
  void a_raise_knows_when_it_reached_each_severity() {
    time.at(10).fail().fail().at(65).ok().at(100);
    assertThat(time.monitor().raisedAt()).contains(second(10));
    assertThat(time.monitor().reachedAt(MonitorState.DEGRADED)).contains(second(10));
    assertThat(time.monitor().reachedAt(MonitorState.UNHEALTHY)).contains(second(70));
    assertThat(time.monitor().reachedAt(MonitorState.UNRECOVERABLE)).isEmpty();
    assertThat(time.monitor().reachedAt(MonitorState.HEALTHY)).isEmpty();
    time.ok();
    assertThat(time.monitor().raisedAt()).isEmpty();
    assertThat(time.monitor().reachedAt(MonitorState.UNHEALTHY)).isEmpty();
  }

  @Test
  void a_repair_ends_by_itself_and_shows_what_happened_meanwhile() {
    time.ok().repair("ada", Duration.ofMinutes(1)).fail().fail();
    assertThat(time.said())
        .containsExactly(
            "0.0 Unevaluated -> Healthy Evaluated",
            "0.0 Healthy -> Repairing over Healthy RepairBegan",
            "0.0 Repairing -> Repairing over Degraded Raised");
    assertThat(time.monitor().repairMark())
        .hasValueSatisfying(mark -> assertThat(mark.owner()).isEqualTo("ada"));
    time.at(59.999);
    assertThat(time.said()).isEmpty();
    time.at(60);
    assertThat(time.said())
        .as("the chain goes before the overlay")
        .containsExactly("60.0 Repairing -> Unhealthy ChainStepped");
    assertThat(time.monitor().repairing()).isFalse();
  }

  @Test
  void a_repair_is_prolonged_without_a_change_and_ended_by_hand() {
    time.ok().repair("ada", Duration.ofSeconds(10)).said();
    time.at(5).repair("ada", Duration.ofSeconds(30)).at(30).ok();
    assertThat(time.said()).isEmpty();
    time.endRepair();
    assertThat(time.said()).containsExactly("30.0 Repairing -> Healthy RepairEnded");
    assertThat(time.last().detail()).isEqualTo("ada: done");
    time.endRepair();
    assertThat(time.said()).isEmpty();
  }

  @Test
  void a_repair_covers_silence_and_shows_it_at_its_end() {
    time.ok().repair("ada", Duration.ofSeconds(100)).at(90).said();
    assertThat(time.monitor().unavailable()).isTrue();
    time.at(100);
    assertThat(time.said())
        .containsExactly("100.0 Repairing -> Unavailable over Healthy RepairEnded");
  }

  @Test
  void a_monitor_that_is_switched_off_stands_still() {
    time.fail().fail().at(5).switchOff("override:3 by ada: noisy").said();
    assertThat(time.last().detail()).isEqualTo("override:3 by ada: noisy");
    time.at(5000).fail().ok().ok();
    assertThat(time.said()).isEmpty();
    assertThat(time.monitor().raised()).isFalse();
    assertThat(time.monitor().beneath()).isEqualTo(MonitorState.DEGRADED);
    assertThat(time.monitor().nextDeadline()).isEqualTo(Long.MAX_VALUE);
    time.switchOn("expired").at(5069).fail();
    assertThat(time.said()).containsExactly("5000.0 Disabled -> Unevaluated SwitchedOn");
    time.fail();
    assertThat(time.said()).containsExactly("5069.0 Unevaluated -> Degraded Raised");
  }

  @Test
  void without_probes_it_is_switched_off() {
    time.ok().redefine(time.monitor().definition(), List.of(), true, "no probe is enabled");
    assertThat(time.said()).last().isEqualTo("0.0 Healthy -> Disabled over Healthy SwitchedOff");
    assertThat(time.last().detail()).isEqualTo("no probe is enabled");
  }

  @Test
  void a_silent_probe_that_is_taken_away_is_not_missed() {
    two.ok(0).ok(1).at(60).ok(0).at(75).said();
    assertThat(two.monitor().unavailable()).isTrue();
    two.redefine(two.monitor().definition(), List.of(probe("A")), true, "B is gone");
    assertThat(two.said()).containsExactly("75.0 Unavailable -> Healthy Heard");
  }

  @Test
  void results_are_known_by_their_start() {
    time.at(10).ok();
    assertThat(time.monitor().conclusiveSince(second(10))).isTrue();
    assertThat(time.monitor().conclusiveSince(second(10).plusMillis(1))).isFalse();
    time.at(20).inconclusive();
    assertThat(time.monitor().conclusiveSince(second(11))).isFalse();
  }

  private static Instant second(int second) {
    return Timeline.START.plusSeconds(second);
  }
}
