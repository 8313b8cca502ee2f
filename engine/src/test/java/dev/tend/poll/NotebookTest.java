package dev.tend.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NotebookTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant LATER = NOW.plusSeconds(10);

  private final Notebook notes = new Notebook();

  @Test
  void what_is_kept_already_is_not_kept_again() {
    notes.recalled(Map.of(Notebook.SHARED, "a"));
    notes.put(Notebook.SHARED, "a", NOW);
    assertThat(notes.due()).isEmpty();
    assertThat(notes.take(true, LATER)).isEmpty();
  }

  @Test
  void what_changes_back_while_it_is_being_kept_is_kept_as_it_is_now() {
    notes.recalled(Map.of(Notebook.SHARED, "a"));
    notes.put(Notebook.SHARED, "b", NOW);
    Map<String, String> underWay = notes.take(true, LATER);
    notes.put(Notebook.SHARED, "a", NOW);
    notes.kept(underWay, NOW);
    assertThat(notes.due()).isPresent();
    assertThat(notes.take(true, LATER)).containsExactly(Map.entry(Notebook.SHARED, "a"));
  }

  @Test
  void what_was_told_waits_until_it_is_on_record_and_nothing_else_does() {
    notes.put(Notebook.TOLD, "t", NOW);
    notes.put(Notebook.SHARED, "a", NOW);
    Map<String, String> first = notes.take(false, LATER);
    assertThat(first).containsExactly(Map.entry(Notebook.SHARED, "a"));
    assertThat(notes.due()).isEqualTo(Optional.of(LATER));
    notes.kept(first, NOW);
    assertThat(notes.take(true, LATER)).containsExactly(Map.entry(Notebook.TOLD, "t"));
    assertThat(notes.due()).isEmpty();
  }
}
