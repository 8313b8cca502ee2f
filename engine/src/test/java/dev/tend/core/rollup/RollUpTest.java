package dev.tend.core.rollup;

import static dev.tend.definition.value.MonitorState.DEGRADED;
import static dev.tend.definition.value.MonitorState.DISABLED;
import static dev.tend.definition.value.MonitorState.HEALTHY;
import static dev.tend.definition.value.MonitorState.REPAIRING;
import static dev.tend.definition.value.MonitorState.UNAVAILABLE;
import static dev.tend.definition.value.MonitorState.UNEVALUATED;
import static dev.tend.definition.value.MonitorState.UNHEALTHY;
import static dev.tend.definition.value.MonitorState.UNRECOVERABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tend.definition.value.MonitorState;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RollUpTest {
  private static final List<MonitorState> BEST_TO_WORST =
      List.of(
          DISABLED,
          HEALTHY,
          UNEVALUATED,
          REPAIRING,
          DEGRADED,
          UNAVAILABLE,
          UNHEALTHY,
          UNRECOVERABLE);

  static Stream<Arguments> pairs() {
    return BEST_TO_WORST.stream()
        .flatMap(one -> BEST_TO_WORST.stream().map(other -> Arguments.of(one, other)));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void of_every_pair_the_worse_is_shown(MonitorState one, MonitorState other) {
    int worse = Math.max(BEST_TO_WORST.indexOf(one), BEST_TO_WORST.indexOf(other));
    assertThat(RollUp.of(List.of(one, other))).isEqualTo(BEST_TO_WORST.get(worse));
  }

  @Test
  void every_state_has_its_place() {
    assertThat(BEST_TO_WORST).containsExactlyInAnyOrder(MonitorState.values());
  }

  @Test
  void nothing_is_unevaluated_and_not_healthy() {
    assertThat(RollUp.of(List.of())).isEqualTo(UNEVALUATED);
  }

  @Test
  void what_is_disabled_is_left_out_but_counted() {
    RollUp rollUp = new RollUp();
    List.of(DISABLED, HEALTHY, DISABLED).forEach(rollUp::add);
    assertThat(rollUp.state()).isEqualTo(HEALTHY);
    assertThat(rollUp.count(DISABLED)).isEqualTo(2);
    assertThat(rollUp.members()).isEqualTo(3);
    assertThat(RollUp.of(List.of(DISABLED, DISABLED))).isEqualTo(DISABLED);
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void a_monitor_contributes_what_it_shows_unless_it_is_raised_and_unavailable(
      MonitorState shown, MonitorState beneath) {
    MonitorState expected =
        shown == UNAVAILABLE && (beneath == UNHEALTHY || beneath == UNRECOVERABLE)
            ? beneath
            : shown;
    assertThat(RollUp.contribution(shown, beneath)).isEqualTo(expected);
  }

  @Test
  void counts_kept_member_by_member_roll_up_as_if_counted_afresh() {
    Random random = new Random(20130401);
    List<MonitorState> members = new ArrayList<>();
    RollUp counts = new RollUp();
    for (int i = 0; i < 5_000; i++) {
      MonitorState state = BEST_TO_WORST.get(random.nextInt(BEST_TO_WORST.size()));
      int member = random.nextInt(40);
      if (member >= members.size()) {
        members.add(state);
        counts.add(state);
      } else {
        counts.move(members.set(member, state), state);
      }
      assertThat(counts.state()).isEqualTo(RollUp.of(members));
    }
  }

  @Test
  void what_was_never_added_cannot_be_removed() {
    RollUp counts = new RollUp();
    counts.add(HEALTHY);
    assertThatThrownBy(() -> counts.move(DEGRADED, HEALTHY))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Degraded");
  }
}
