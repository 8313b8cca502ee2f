package dev.tend.core.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.core.input.ComponentState;
import dev.tend.core.input.OperatorInput.HoldPlaced;
import dev.tend.core.input.Requester;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HoldsTest {
  private static final Instant T0 = Instant.parse("2026-03-01T12:00:00Z");

  private final Holds holds = new Holds();

  @Test
  void only_the_requester_that_placed_a_hold_releases_it() {
    place("ImapProxy", Requester.MAINTENANCE);
    assertThat(holds.release("ImapProxy", Requester.FUNCTIONAL)).isEmpty();
    assertThat(holds.heldByOthers("ImapProxy")).isPresent();
    assertThat(holds.release("imapproxy", Requester.MAINTENANCE)).isPresent();
    assertThat(holds.heldByOthers("ImapProxy")).isEmpty();
  }

  @Test
  void a_component_is_held_while_anybody_holds_it() {
    place("ImapProxy", Requester.MAINTENANCE);
    place("ImapProxy", Requester.SIDELINED);
    holds.release("ImapProxy", Requester.MAINTENANCE);
    assertThat(holds.heldByOthers("ImapProxy").map(HoldPlaced::requester))
        .contains(Requester.SIDELINED);
  }

  @Test
  void tends_own_hold_does_not_keep_tend_from_the_next_step() {
    place("ImapProxy", Requester.HEALTH_API);
    assertThat(holds.heldByOthers("ImapProxy")).isEmpty();
  }

  @Test
  void server_wide_offline_holds_every_component_and_those_without_one() {
    place(Holds.SERVER_WIDE_OFFLINE, Requester.MAINTENANCE);
    assertThat(holds.heldByOthers("ImapProxy")).isPresent();
    assertThat(holds.heldByOthers("")).isPresent();
    assertThat(holds.on(Holds.RECOVERY_ACTIONS_ENABLED)).isEmpty();
  }

  @Test
  void a_hold_with_an_end_expires_at_that_instant() {
    holds.place(
        new HoldPlaced(
            "ImapProxy",
            Requester.MAINTENANCE,
            ComponentState.INACTIVE,
            "ada",
            "patch",
            Optional.of(T0)),
        T0.minusSeconds(60));
    assertThat(holds.nextExpiry()).contains(T0);
    assertThat(holds.expired(T0.minusMillis(1))).isEmpty();
    assertThat(holds.expired(T0)).hasSize(1);
  }

  @Test
  void the_worst_hold_decides_and_is_named_first() {
    place("ImapProxy", Requester.MAINTENANCE, ComponentState.DRAINING);
    assertThat(Holds.worst(holds.holders("ImapProxy"))).isEqualTo(ComponentState.DRAINING);
    place("ImapProxy", Requester.FUNCTIONAL, ComponentState.INACTIVE);
    assertThat(Holds.worst(holds.holders("imapproxy"))).isEqualTo(ComponentState.INACTIVE);
    assertThat(holds.holders("ImapProxy"))
        .extracting(record -> record.hold().requester())
        .containsExactly(Requester.FUNCTIONAL, Requester.MAINTENANCE);
    holds.release("ImapProxy", Requester.FUNCTIONAL);
    assertThat(Holds.worst(holds.holders("ImapProxy"))).isEqualTo(ComponentState.DRAINING);
    holds.release("ImapProxy", Requester.MAINTENANCE);
    assertThat(Holds.worst(holds.holders("ImapProxy"))).isEqualTo(ComponentState.ACTIVE);
  }

  @Test
  void server_wide_offline_is_a_holder_of_all_but_the_two_switches() {
    place(Holds.SERVER_WIDE_OFFLINE, Requester.MAINTENANCE);
    assertThat(holds.holders("ImapProxy")).hasSize(1);
    assertThat(holds.holders(Holds.SERVER_WIDE_OFFLINE)).hasSize(1);
    assertThat(holds.holders("monitoring")).isEmpty();
    assertThat(holds.holders(Holds.RECOVERY_ACTIONS_ENABLED)).isEmpty();
  }

  @Test
  void monitoring_switched_off_keeps_tend_from_every_component_but_holds_none() {
    place(Holds.MONITORING, Requester.MAINTENANCE);
    assertThat(holds.heldByOthers("ImapProxy")).isPresent();
    assertThat(holds.heldByOthers("")).isPresent();
    assertThat(holds.holders("ImapProxy")).isEmpty();
  }

  @Test
  void a_hold_that_is_set_again_keeps_its_beginning_unless_its_state_changes() {
    place("ImapProxy", Requester.MAINTENANCE, ComponentState.DRAINING);
    Instant later = T0.plusSeconds(60);
    var again =
        holds.place(hold("ImapProxy", Requester.MAINTENANCE, ComponentState.DRAINING), later);
    assertThat(again.since()).contains(T0);
    var worse =
        holds.place(hold("ImapProxy", Requester.MAINTENANCE, ComponentState.INACTIVE), later);
    assertThat(worse.since()).contains(later);
  }

  private void place(String component, Requester requester) {
    place(component, requester, ComponentState.INACTIVE);
  }

  private void place(String component, Requester requester, ComponentState state) {
    holds.place(hold(component, requester, state), T0);
  }

  private static HoldPlaced hold(String component, Requester requester, ComponentState state) {
    return new HoldPlaced(component, requester, state, "ada", "patch", Optional.empty());
  }
}
