package dev.tend.override.store;

import static dev.tend.override.store.Brakes.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalOwnerTest {
  private static final int AGENT = 20_001;
  private static final int STRANGER = 20_002;

  @TempDir private Path directory;

  @Test
  void what_root_makes_belongs_to_the_user_of_the_directory() throws Exception {
    AsRoot.give(directory, AGENT);
    try (LocalStore store = LocalStore.open(directory)) {
      store.add(Brakes.of(1, "5m"), Optional.empty(), false, NOW);
      try (var files = Files.list(directory)) {
        List<Path> made = files.toList();
        assertThat(made)
            .extracting(file -> file.getFileName().toString())
            .contains("overrides.db", "overrides.db-wal", "overrides.db-shm");
        for (Path file : made) {
          assertThat(AsRoot.owner(file)).as("%s", file).isEqualTo(AGENT);
          assertThat(AsRoot.group(file)).as("%s", file).isEqualTo(AGENT);
        }
      }
    }
  }

  @Test
  void a_strangers_file_is_refused_and_left() throws Exception {
    LocalStore.open(directory).close();
    Path file = directory.resolve("overrides.db");
    AsRoot.give(file, STRANGER);
    assertThatExceptionOfType(OverrideStoreException.class)
        .isThrownBy(() -> LocalStore.open(directory))
        .withMessageContaining(file + " belongs to user " + STRANGER)
        .withMessageContaining("check what is in it, then chown it");
    assertThat(AsRoot.owner(file)).isEqualTo(STRANGER);
  }

  @Test
  void a_file_that_becomes_a_strangers_is_refused_from_then_on() throws Exception {
    try (LocalStore store = LocalStore.open(directory)) {
      AsRoot.give(directory.resolve("overrides.db"), STRANGER);
      assertThatExceptionOfType(OverrideStoreException.class).isThrownBy(store::view);
      AsRoot.give(directory.resolve("overrides.db"), AsRoot.owner(directory));
      assertThat(store.overrides()).isEmpty();
    }
  }
}
