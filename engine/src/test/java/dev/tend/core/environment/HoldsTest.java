package dev.tend.core.environment;

import static org.assertj.core.api.Assertions.assertThat;

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
    holds.place(hold("ImapProxy", Requester.MAINTENANCE));
    assertThat(holds.release("ImapProxy", Requester.FUNCTIONAL)).isEmpty();
    assertThat(holds.heldByOthers("ImapProxy")).isPresent();
    assertThat(holds.release("imapproxy", Requester.MAINTENANCE)).isPresent();
    assertThat(holds.heldByOthers("ImapProxy")).isEmpty();
  }

  @Test
  void a_component_is_held_while_anybody_holds_it() {
    holds.place(hold("ImapProxy", Requester.MAINTENANCE));
    holds.place(hold("ImapProxy", Requester.SIDELINED));
    holds.release("ImapProxy", Requester.MAINTENANCE);
    assertThat(holds.heldByOthers("ImapProxy").map(HoldPlaced::requester))
        .contains(Requester.SIDELINED);
  }

  @Test
  void tends_own_hold_does_not_keep_tend_from_the_next_step() {
    holds.place(hold("ImapProxy", Requester.HEALTH_API));
    assertThat(holds.heldByOthers("ImapProxy")).isEmpty();
  }

  @Test
  void server_wide_offline_holds_every_component_and_those_without_one() {
    holds.place(hold(Holds.SERVER_WIDE_OFFLINE, Requester.MAINTENANCE));
    assertThat(holds.heldByOthers("ImapProxy")).isPresent();
    assertThat(holds.heldByOthers("")).isPresent();
    assertThat(holds.on(Holds.RECOVERY_ACTIONS_ENABLED)).isEmpty();
  }

  @Test
  void a_hold_with_an_end_expires_at_that_instant() {
    holds.place(
        new HoldPlaced("ImapProxy", Requester.MAINTENANCE, "ada", "patch", Optional.of(T0)));
    assertThat(holds.nextExpiry()).contains(T0);
    assertThat(holds.expired(T0.minusMillis(1))).isEmpty();
    assertThat(holds.expired(T0)).hasSize(1);
  }

  private static HoldPlaced hold(String component, Requester requester) {
    return new HoldPlaced(component, requester, "ada", "patch", Optional.empty());
  }
}
