package dev.tend.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.core.event.EventId;
import dev.tend.core.record.Checkpoint;
import dev.tend.core.record.EnvironmentRecord;
import dev.tend.core.record.StoredState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResumePointTest {
  private static final Instant T0 = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void the_first_life_begins_at_the_wall_time() {
    ResumePoint first = ResumePoint.ofNewLife(StoredState.of(List.of()), T0);
    assertThat(first).isEqualTo(new ResumePoint(new EventId(1, 0), T0, Duration.ZERO));
  }

  @Test
  void a_new_life_goes_on_by_the_difference_of_the_wall_clock() {
    StoredState stored = stored(Duration.ofHours(2), T0);
    ResumePoint next = ResumePoint.ofNewLife(stored, T0.plus(Duration.ofHours(2)).plusSeconds(90));
    assertThat(next.now()).isEqualTo(T0.plusSeconds(90));
    assertThat(next.offset()).isEqualTo(Duration.ofHours(2));
    assertThat(next.last()).isEqualTo(new EventId(5, 0));
  }

  @Test
  void steady_time_stands_still_when_the_wall_clock_went_back_across_the_restart() {
    StoredState stored = stored(Duration.ZERO, T0);
    ResumePoint next = ResumePoint.ofNewLife(stored, T0.minus(Duration.ofHours(2)));
    assertThat(next.now()).isEqualTo(T0);
    assertThat(next.offset()).isEqualTo(Duration.ofHours(-2));
  }

  @Test
  void a_life_whose_number_others_had_gets_a_later_one() {
    ResumePoint next = ResumePoint.ofNewLife(stored(Duration.ZERO, T0), T0);
    assertThat(next.beyond(4)).isEqualTo(next);
    assertThat(next.beyond(7).last()).isEqualTo(new EventId(8, 0));
    assertThat(next.beyond(7).now()).isEqualTo(next.now());
  }

  private static StoredState stored(Duration offset, Instant checkpointAt) {
    EnvironmentRecord world =
        new EnvironmentRecord(4, offset, T0, T0, Optional.empty(), List.of(), List.of());
    Checkpoint checkpoint = new Checkpoint(new EventId(4, 99), checkpointAt, List.of(), Map.of());
    return new StoredState(List.of(world), Optional.of(checkpoint));
  }
}
