package dev.tend.override.store;

import static dev.tend.override.store.Brakes.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tend.override.MonitoringOverride;
import dev.tend.override.Validity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStoreTest {
  @TempDir private Path directory;

  private LocalStore store;

  @BeforeEach
  void open() throws OverrideStoreException {
    store = LocalStore.open(directory);
  }

  @AfterEach
  void close() throws OverrideStoreException {
    store.close();
  }

  private List<MonitoringOverride> afterReopening() throws OverrideStoreException {
    store.close();
    store = LocalStore.open(directory);
    return store.overrides();
  }

  @Test
  void a_new_store_holds_nothing() throws OverrideStoreException {
    assertThat(store.view()).isEqualTo(new LocalView(List.of(), List.of(), store.change()));
    assertThat(store.note("told")).isEmpty();
    assertThat(store.remove(Brakes.of(1, "5m").key())).isEmpty();
  }

  @Test
  void what_was_added_is_there_until_it_is_removed() throws Exception {
    store.add(Brakes.of(2, "5m"), Optional.empty(), false, NOW);
    store.add(Brakes.of(1, "7m"), Optional.empty(), false, NOW);
    assertThat(afterReopening()).containsExactly(Brakes.of(1, "7m"), Brakes.of(2, "5m"));

    assertThat(store.remove(Brakes.of(2, "9m").key())).contains(Brakes.of(2, "5m"));
    assertThat(store.remove(Brakes.of(2, "9m").key())).isEmpty();
    assertThat(afterReopening()).containsExactly(Brakes.of(1, "7m"));
  }

  @Test
  void what_changes_the_same_must_be_meant_to_replace() throws Exception {
    store.add(Brakes.of(1, "5m"), Optional.empty(), false, NOW);

    assertThatExceptionOfType(ExistingOverrideException.class)
        .isThrownBy(() -> store.add(Brakes.of(1, "7m"), Optional.empty(), false, NOW))
        .withMessageContaining("the override brake-1-5m changes the same")
        .satisfies(refusal -> assertThat(refusal.existing()).isEqualTo(Brakes.of(1, "5m")));
    assertThat(afterReopening()).containsExactly(Brakes.of(1, "5m"));

    store.add(Brakes.of(1, "7m"), Optional.empty(), true, NOW);
    assertThat(afterReopening()).containsExactly(Brakes.of(1, "7m"));
  }

  @Test
  void what_has_expired_never_stands_in_the_way() throws Exception {
    store.add(
        Brakes.of(1, "5m", new Validity.Until(NOW.plusSeconds(60))), Optional.empty(), false, NOW);

    assertThatExceptionOfType(ExistingOverrideException.class)
        .isThrownBy(
            () -> store.add(Brakes.of(1, "7m"), Optional.empty(), false, NOW.plusSeconds(59)));
    assertThat(store.overrides()).hasSize(1);
    store.add(Brakes.of(1, "7m"), Optional.empty(), false, NOW.plusSeconds(60));
    assertThat(store.overrides()).containsExactly(Brakes.of(1, "7m"));
  }

  @Test
  void what_is_for_other_servers_or_cannot_be_written_is_not_for_this_store() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store.add(Brakes.ofAllServers(), Optional.empty(), false, NOW))
        .withMessageContaining("is for all servers");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store.add(Brakes.of(1, "5\u0000m"), Optional.empty(), false, NOW))
        .withMessageContaining("the field id contains a character");
  }

  @Test
  void a_change_by_anybody_shows_in_one_number() throws Exception {
    long before = store.change();
    try (LocalStore other = LocalStore.open(directory)) {
      assertThat(other.change()).isEqualTo(before);
      other.add(Brakes.of(1, "5m"), Optional.empty(), false, NOW);
      long added = store.change();
      assertThat(added).isNotEqualTo(before).isEqualTo(other.change());

      other.note("told", "something");
      assertThat(other.remove(Brakes.of(2, "5m").key())).isEmpty();
      assertThatExceptionOfType(ExistingOverrideException.class)
          .isThrownBy(() -> other.add(Brakes.of(1, "5m"), Optional.empty(), false, NOW));
      assertThat(store.change()).isEqualTo(added);

      assertThat(other.remove(Brakes.of(1, "5m").key())).isPresent();
      assertThat(store.change()).isNotIn(added, before);
      assertThat(store.overrides()).isEmpty();
    }
  }

  @Test
  void a_note_is_kept_until_it_is_written_anew() throws OverrideStoreException {
    String text = "first\nsecond \u0001 \u4e16 '\"";
    store.note("told", "before");
    store.note("told", text);
    store.note("version", "");
    afterReopening();

    assertThat(store.note("told")).contains(text);
    assertThat(store.note("version")).contains("");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store.note("told", "x".repeat(LocalStore.LONGEST_NOTE + 1)));
  }

  @Test
  void nobody_else_may_read_what_is_kept() throws Exception {
    store.add(Brakes.of(1, "5m"), Optional.empty(), false, NOW);
    try (var files = Files.list(directory)) {
      List<Path> made = files.toList();
      assertThat(made).hasSizeGreaterThan(1);
      for (Path file : made) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .as("%s", file)
            .isEqualTo("rw-------");
      }
    }
  }

  @Test
  void a_store_that_was_closed_opens_again_when_it_is_used() throws Exception {
    store.add(Brakes.of(1, "5m"), Optional.empty(), false, NOW);
    store.close();
    store.close();
    assertThat(store.overrides()).hasSize(1);
  }
}
