package dev.tend.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PollerCheckpointTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant LATER = NOW.plusSeconds(10);

  private final PollerCheckpoint notes = new PollerCheckpoint();

  @Test
  void what_is_kept_already_is_not_kept_again() {
    notes.recalled(Map.of(PollerCheckpoint.SHARED, "a"));
    notes.put(PollerCheckpoint.SHARED, "a", NOW);
    assertThat(notes.due()).isEmpty();
    assertThat(notes.take(true, LATER)).isEmpty();
  }

  @Test
  void what_changes_back_while_it_is_being_kept_is_kept_as_it_is_now() {
    notes.recalled(Map.of(PollerCheckpoint.SHARED, "a"));
    notes.put(PollerCheckpoint.SHARED, "b", NOW);
    Map<String, String> underWay = notes.take(true, LATER);
    notes.put(PollerCheckpoint.SHARED, "a", NOW);
    notes.kept(underWay, NOW);
    assertThat(notes.due()).isPresent();
    assertThat(notes.take(true, LATER)).containsExactly(Map.entry(PollerCheckpoint.SHARED, "a"));
  }

  @Test
  void what_was_told_waits_until_it_is_on_record_and_nothing_else_does() {
    notes.put(PollerCheckpoint.ANNOUNCED, "t", NOW);
    notes.put(PollerCheckpoint.SHARED, "a", NOW);
    Map<String, String> first = notes.take(false, LATER);
    assertThat(first).containsExactly(Map.entry(PollerCheckpoint.SHARED, "a"));
    assertThat(notes.due()).isEqualTo(Optional.of(LATER));
    notes.kept(first, NOW);
    assertThat(notes.take(true, LATER)).containsExactly(Map.entry(PollerCheckpoint.ANNOUNCED, "t"));
    assertThat(notes.due()).isEmpty();
  }
}
