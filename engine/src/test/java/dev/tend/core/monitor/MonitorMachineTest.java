package dev.tend.core.monitor;

import static dev.tend.core.monitor.Fixture.consecutive;
import static dev.tend.core.monitor.Fixture.failures;
import static dev.tend.core.monitor.Fixture.notification;
import static dev.tend.core.monitor.Fixture.notified;
import static dev.tend.core.monitor.Fixture.probe;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tend.core.event.TransitionCause;
import dev.tend.core.monitor.MonitorMachine.Row;
import dev.tend.definition.value.MonitorState;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Takes every row of the table; a row that no test takes fails the class. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MonitorMachineTest {
  private static final Duration WINDOW = Duration.ofMinutes(5);
  private final Set<Row> taken = new LinkedHashSet<>();
  private final MonitorMachine machine = MonitorMachine.witnessedBy(taken::add);

  @AfterAll
  void every_row_was_taken() {
    assertThat(taken).containsExactlyInAnyOrderElementsOf(MonitorMachine.ROWS);
  }

  @Test
  void what_is_not_in_the_table_cannot_happen() {
    assertThatThrownBy(
            () -> machine.move(MonitorPhase.HEALTHY, TransitionCause.HEALED, MonitorPhase.DEGRADED))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a monitor cannot go from Healthy to Degraded on Healed");
  }

  @Test
  void no_row_leads_from_one_layer_to_another_or_nowhere() {
    assertThat(MonitorMachine.ROWS)
        .doesNotHaveDuplicates()
        .allMatch(row -> row.from().layer() == row.to().layer() && row.from() != row.to());
  }

  @ParameterizedTest
  @EnumSource(names = {"DEGRADED", "UNHEALTHY", "UNRECOVERABLE"})
  void a_chain_that_begins_at_any_state_is_raised_healed_and_withdrawn(MonitorState first) {
    Timeline time = raisedUnevaluated(first);
    time.ok().ok().fail().fail().redefine(consecutive(3, WINDOW).chain(first, 0), "override");
    assertThat(time.said())
        .containsExactly(
            "0.0 Unevaluated -> " + first + " Raised",
            "0.0 " + first + " -> Healthy Healed",
            "0.0 Healthy -> " + first + " Raised",
            "0.0 " + first + " -> Healthy Withdrawn");
    Timeline unproven = raisedUnevaluated(first);
    unproven.redefine(consecutive(3, WINDOW).chain(first, 0), "override");
    assertThat(unproven.said()).last().isEqualTo("0.0 " + first + " -> Unevaluated Withdrawn");
  }

  @ParameterizedTest
  @EnumSource(names = {"DEGRADED", "UNHEALTHY", "UNRECOVERABLE"})
  void a_raised_monitor_that_is_switched_off_and_on_begins_anew(MonitorState first) {
    Timeline time = raisedUnevaluated(first).switchOff("ada").at(1000).switchOn("ada");
    assertThat(time.said())
        .containsExactly(
            "0.0 Unevaluated -> " + first + " Raised",
            "0.0 " + first + " -> Disabled over " + first + " SwitchedOff",
            "1000.0 Disabled -> Unevaluated SwitchedOn");
    Timeline pushed =
        new Timeline(notified().chain(first, 0), notification("Pushed")).witnessedBy(machine);
    pushed.red("a").switchOff("ada").switchOn("ada");
    assertThat(pushed.said()).last().isEqualTo("0.0 Disabled -> Healthy SwitchedOn");
  }

  @Test
  void a_healthy_monitor_that_is_switched_off_and_on_begins_anew() {
    Timeline time = new Timeline(consecutive(2, WINDOW), probe("Probe")).witnessedBy(machine);
    time.ok().switchOff("ada").ok().switchOn("ada");
    assertThat(time.said())
        .containsExactly(
            "0.0 Unevaluated -> Healthy Evaluated",
            "0.0 Healthy -> Disabled over Healthy SwitchedOff",
            "0.0 Disabled -> Unevaluated SwitchedOn");
  }

  @Test
  void a_monitor_that_becomes_one_of_notifications_while_off_is_healthy_at_once() {
    Timeline time = new Timeline(consecutive(2, WINDOW), probe("Probe")).witnessedBy(machine);
    time.switchOff("ada")
        .redefine(notified().done(), List.of(notification("Probe")), true, "changed");
    assertThat(time.said()).last().isEqualTo("0.0 Disabled -> Healthy SwitchedOn");
  }

  @Test
  void a_healthy_monitor_of_another_type_is_not_evaluated() {
    Timeline time = new Timeline(consecutive(2, WINDOW), probe("Probe")).witnessedBy(machine);
    time.ok().redefine(failures(2, WINDOW), "reload");
    assertThat(time.said()).last().isEqualTo("0.0 Healthy -> Unevaluated Withdrawn");
  }

  @Test
  void a_chain_goes_up_step_by_step_or_several_at_once() {
    raised(MonitorState.UNHEALTHY, 60, MonitorState.UNRECOVERABLE, 120).at(60).at(120);
    Timeline skipping = raised(MonitorState.UNRECOVERABLE, 60).at(60);
    assertThat(skipping.said()).last().isEqualTo("60.0 Degraded -> Unrecoverable ChainStepped");
  }

  @Test
  void overlays_come_and_go() {
    Timeline time = new Timeline(consecutive(2, WINDOW), probe("Probe")).witnessedBy(machine);
    time.at(70).ok().at(140).switchOff("ada").repair("bob", WINDOW).endRepair();
    assertThat(time.said())
        .containsExactly(
            "70.0 Unevaluated -> Unavailable over Unevaluated Silent",
            "70.0 Unavailable -> Healthy Evaluated",
            "140.0 Healthy -> Unavailable over Healthy Silent",
            "140.0 Unavailable -> Disabled over Healthy SwitchedOff");
  }

  private Timeline raisedUnevaluated(MonitorState first) {
    return new Timeline(consecutive(2, WINDOW).chain(first, 0), probe("Probe"))
        .witnessedBy(machine)
        .fail()
        .fail();
  }

  private Timeline raised(Object... steps) {
    return new Timeline(
            consecutive(2, WINDOW).chain(MonitorState.DEGRADED, 0).chain(steps), probe("Probe"))
        .witnessedBy(machine)
        .fail()
        .fail();
  }
}
