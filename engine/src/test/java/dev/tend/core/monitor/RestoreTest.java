package dev.tend.core.monitor;

import static dev.tend.core.monitor.Fixture.consecutive;
import static dev.tend.core.monitor.Fixture.failures;
import static dev.tend.core.monitor.Fixture.noResults;
import static dev.tend.core.monitor.Fixture.notification;
import static dev.tend.core.monitor.Fixture.notified;
import static dev.tend.core.monitor.Fixture.probe;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.core.record.MonitorRecord;
import dev.tend.core.record.WindowRecord;
import dev.tend.definition.type.MonitorProperties;
import dev.tend.definition.value.MonitorState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Going on after the agent stopped, with what was kept and without. */
class RestoreTest {
  private static final Duration WINDOW = Duration.ofMinutes(5);
  private final Timeline time = new Timeline(consecutive(3, WINDOW), probe("Probe"));

  @Test
  void a_record_is_known_by_its_monitor() {
    MonitorRecord record = time.fail().fail().fail().monitor().record();
    assertThat(record.key()).isEqualTo("monitor:smtp\\monitor");
    assertThat(record.lastTransition()).isEqualTo(time.monitor().lastTransition());
  }

  @Test
  void windows_go_on_where_they_stopped() {
    time.ok().fail().fail().restartWithWindow().fail();
    assertThat(time.said()).last().isEqualTo("0.0 Healthy -> Degraded Raised");
    assertThat(time.last().causes()).hasSize(3);
  }

  @Test
  void without_windows_a_raised_monitor_stays_raised_and_goes_on() {
    time.fail().fail().fail().restartWithoutWindow().at(60);
    assertThat(time.said()).last().isEqualTo("60.0 Degraded -> Unhealthy ChainStepped");
    assertThat(time.monitor().record().raisedBy()).hasSize(1);
    time.ok().ok();
    assertThat(time.said()).containsExactly("60.0 Unhealthy -> Healthy Healed");
  }

  @Test
  void the_chain_steps_for_the_time_that_nobody_was_there() {
    time.fail().fail().fail().said();
    time.pause(Duration.ofHours(1)).restartWithWindow().at(3600);
    assertThat(time.said()).containsExactly("3600.0 Degraded -> Unhealthy ChainStepped");
    assertThat(time.monitor().reachedAt(MonitorState.UNHEALTHY))
        .contains(Timeline.START.plusSeconds(60));
  }

  @Test
  void the_time_that_nobody_was_there_is_no_silence() {
    time.ok().at(20).ok().pause(Duration.ofHours(1)).restartWithWindow();
    time.later(Duration.ofMillis(69_999));
    assertThat(time.monitor().unavailable()).isFalse();
    time.later(Duration.ofMillis(1));
    assertThat(time.monitor().unavailable()).isTrue();
  }

  @Test
  void windows_older_than_the_raise_do_not_heal_it() {
    WindowRecord old = time.ok().ok().ok().monitor().windowRecord();
    time.fail().fail().fail().restart(old).at(1).ok().fail().ok();
    assertThat(time.monitor().raised()).isTrue();
    time.ok();
    assertThat(time.monitor().raised()).isFalse();
  }

  @Test
  void windows_older_than_the_healing_do_not_raise_it() {
    WindowRecord old = time.fail().fail().fail().monitor().windowRecord();
    time.ok().ok().restart(old).at(10).fail().fail();
    assertThat(time.monitor().raised()).isFalse();

    Timeline count =
        new Timeline(failures(2, WINDOW).set(MonitorProperties.MINIMUM_RESULTS, 1), probe("Probe"));
    count.at(10).fail().at(299).fail();
    WindowRecord before = count.monitor().windowRecord();
    count.ok().ok().at(310.001);
    assertThat(count.monitor().raised()).isFalse();
    count.restart(before).at(320).fail();
    assertThat(count.monitor().raised()).isFalse();

    Timeline nightly = new Timeline(noResults(Duration.ofHours(32)), notification("Backup"));
    WindowRecord late = nightly.at(33 * 3600).monitor().windowRecord();
    nightly.ok().restart(late).at(34 * 3600);
    assertThat(nightly.monitor().raised()).isFalse();
  }

  @Test
  void reds_that_came_after_the_windows_were_kept_stand_until_a_green() {
    Timeline raid = new Timeline(notified(), notification("Raid"));
    WindowRecord old = raid.monitor().windowRecord();
    raid.red("sda").restart(old).at(1000);
    assertThat(raid.monitor().raised()).isTrue();
    raid.green("sda");
    assertThat(raid.monitor().raised()).isFalse();
    WindowRecord red = raid.red("sdb").monitor().windowRecord();
    raid.green("sdb").restart(red).at(2000);
    assertThat(raid.monitor().raised()).isFalse();
  }

  @Test
  void a_repair_and_a_lack_of_verdict_go_on() {
    time.ok().at(71).repair("ada", Duration.ofMinutes(10)).restartWithWindow();
    assertThat(time.monitor().shown()).isEqualTo(MonitorState.REPAIRING);
    assertThat(time.monitor().unavailable()).isTrue();
    time.said();
    time.at(671).ok();
    assertThat(time.said())
        .containsExactly(
            "671.0 Repairing -> Unavailable over Healthy RepairEnded",
            "671.0 Unavailable -> Healthy Heard");
  }

  @Test
  void what_was_switched_while_nobody_was_there_is_told_at_the_first_tick() {
    time.fail().fail().fail().said();
    time.restartAs(false).at(1);
    assertThat(time.said()).containsExactly("0.0 Degraded -> Disabled over Degraded SwitchedOff");
    time.restartAs(true).at(2);
    assertThat(time.said()).containsExactly("1.0 Disabled -> Unevaluated SwitchedOn");
  }

  @Test
  void a_stricter_definition_that_is_found_at_the_start_withdraws_what_it_does_not_support() {
    time.ok().fail().fail().fail().said();
    time.pause(Duration.ofMinutes(1)).restartWith(consecutive(5, WINDOW), "override:9 by ada");
    assertThat(time.said()).containsExactly("60.0 Degraded -> Healthy Withdrawn");
    assertThat(time.last().detail()).isEqualTo("override:9 by ada");
  }

  @Test
  void the_same_definition_or_a_more_eager_one_leaves_what_was_raised_as_it_is() {
    time.ok().fail().fail().fail().ok().said();
    time.restartWith(consecutive(3, WINDOW), "nothing");
    time.restartWith(consecutive(2, WINDOW), "override:9 by ada");
    assertThat(time.said()).isEmpty();
    assertThat(time.monitor().raised()).isTrue();
  }

  @Test
  void another_type_that_is_found_at_the_start_begins_anew() {
    time.ok().fail().fail().fail().said();
    time.restartWith(failures(5, WINDOW), "definition changed");
    assertThat(time.said()).containsExactly("0.0 Degraded -> Unevaluated Withdrawn");
  }

  @Test
  void what_was_healthy_by_another_type_is_unevaluated_at_the_start() {
    time.ok().ok().said();
    time.restartWith(failures(5, WINDOW), "definition changed");
    assertThat(time.said()).containsExactly("0.0 Healthy -> Unevaluated Withdrawn");
    assertThat(time.last().detail()).isEqualTo("definition changed");
  }

  @Test
  void an_act_that_is_not_judged_keeps_it_in_grace() {
    time.fail().fail().fail().beginGrace().restartWithWindow().ok().ok();
    WindowRecord cold = time.monitor().windowRecord();
    time.at(5).warmedUp().restart(cold);
    assertThat(time.monitor().wouldHeal(time.now())).as("nothing measured yet").isFalse();
    time.ok().ok();
    assertThat(time.monitor().raised()).isTrue();
    assertThat(time.monitor().wouldHeal(time.now())).isTrue();
    time.restartWithWindow().endGrace();
    assertThat(time.said()).last().isEqualTo("5.0 Degraded -> Healthy Healed");
  }
}
