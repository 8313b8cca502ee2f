package dev.tend.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.core.input.CoreSettings;
import dev.tend.definition.type.Types;
import dev.tend.definition.value.Mode;
import dev.tend.state.OpenedState;
import dev.tend.state.StateStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryModeLimitTest {
  private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
  private static final CoreSettings ACTING = CoreSettings.defaults("mail1").inMode(Mode.ACT);

  @TempDir private Path state;

  @Test
  void after_a_sound_state_the_agent_acts_as_it_is_told() throws Exception {
    assertThat(start(NOON).apply(ACTING)).isEqualTo(ACTING);
  }

  @Test
  void after_a_damaged_state_it_only_observes_and_goes_on_so_over_a_restart() throws Exception {
    Files.writeString(state.resolve("state.db"), "this is no database".repeat(500));

    RecoveryModeLimit first = start(NOON);
    RecoveryModeLimit second = start(NOON.plus(Duration.ofHours(23)));

    assertThat(first.apply(ACTING).recoveryActions()).isEqualTo(Mode.OBSERVE);
    assertThat(second.apply(ACTING).recoveryActions()).isEqualTo(Mode.OBSERVE);
    assertThat(second.damage().orElseThrow()).contains(state.resolve("caution").toString());
    assertThat(second.remaining(NOON.plus(Duration.ofHours(23)))).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void it_ends_after_a_day_or_when_a_person_removes_the_file() throws Exception {
    Files.writeString(state.resolve("state.db"), "this is no database".repeat(500));
    start(NOON);

    assertThat(start(NOON.plus(Duration.ofHours(24))).damage()).isEmpty();
    Files.delete(state.resolve("caution"));
    assertThat(start(NOON.plus(Duration.ofHours(1))).damage()).isEmpty();
  }

  @Test
  void a_file_that_cannot_be_read_is_no_leave_to_act() throws Exception {
    Files.writeString(state.resolve("caution"), "some time");

    assertThat(start(Instant.now()).damage()).isPresent();
  }

  private RecoveryModeLimit start(Instant now) throws Exception {
    OpenedState opened = StateStore.open(state, Types.builtIn());
    try {
      return RecoveryModeLimit.after(InitialState.of(opened, 0), state, now);
    } finally {
      opened.store().close();
    }
  }
}
