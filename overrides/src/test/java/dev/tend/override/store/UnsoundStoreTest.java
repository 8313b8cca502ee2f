package dev.tend.override.store;

import static dev.tend.override.store.Brakes.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a store does with a file that is not as it should be: say so, and leave it as it is. */
class UnsoundStoreTest {
  private static final int KEPT = 200;

  @TempDir private Path directory;

  private Path file;

  @BeforeEach
  void keepSomething() throws Exception {
    file = directory.resolve("overrides.db");
    Brakes.fill(directory, KEPT);
  }

  private ThrowableAssertAlternative<OverrideStoreException> refused() {
    return assertThatExceptionOfType(OverrideStoreException.class)
        .isThrownBy(() -> LocalStore.open(directory))
        .withMessageContaining(directory.toString());
  }

  private void refusedAndLeft(String reason) throws Exception {
    byte[] before = Files.readAllBytes(file);
    refused().withMessageContaining(reason);
    assertThat(Files.readAllBytes(file)).as("as it was").isEqualTo(before);
    try (var files = Files.list(directory)) {
      assertThat(files.filter(one -> one.toString().contains("new-"))).isEmpty();
    }
  }

  private void holds(int number) throws OverrideStoreException {
    try (LocalStore store = LocalStore.open(directory)) {
      assertThat(store.overrides()).hasSize(number);
    }
  }

  private void sql(String... statements) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (String one : statements) {
        statement.executeUpdate(one);
      }
    }
  }

  private void scribble(long at, int bytes) throws Exception {
    try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
      access.seek(at);
      access.write("scribble".repeat(bytes / 8).getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void a_file_whose_beginning_is_destroyed_is_left_alone() throws Exception {
    scribble(0, 96);
    refusedAndLeft("put an intact copy back");
  }

  @Test
  void a_file_whose_pages_are_destroyed_is_left_alone() throws Exception {
    scribble(5 * 4096, 4 * 4096);
    refusedAndLeft("contents are damaged");
  }

  @Test
  void a_file_that_was_cut_off_is_left_alone() throws Exception {
    try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
      access.setLength(access.length() / 2);
    }
    refusedAndLeft("contents are damaged");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no database at all"})
  void what_is_no_database_is_left_alone(String contents) throws Exception {
    Files.writeString(file, contents);
    refusedAndLeft("contents are damaged");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pragma application_id = 7",
        "pragma user_version = 0",
        "drop table change",
        "delete from change"
      })
  void what_is_another_programs_database_is_left_alone(String change) throws Exception {
    sql(change);
    refusedAndLeft("contents are damaged");
  }

  @Test
  void a_table_that_is_gone_is_damage() throws Exception {
    sql("drop table override");
    try (LocalStore store = LocalStore.open(directory)) {
      assertThatExceptionOfType(OverrideStoreException.class)
          .isThrownBy(store::view)
          .withMessageContaining("contents are damaged");
    }
  }

  @Test
  void a_file_of_a_newer_version_is_left_alone() throws Exception {
    sql("pragma user_version = 2");
    refusedAndLeft("were written by a newer version of Tend");
    sql("pragma user_version = 1");
    holds(KEPT);
  }

  @Test
  void a_file_that_somebody_keeps_locked_is_refused_for_now() throws Exception {
    try (LocalStore store = LocalStore.open(directory, Duration.ofMillis(50));
        Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = other.createStatement()) {
      statement.executeUpdate("begin immediate");
      assertThatExceptionOfType(OverrideStoreException.class)
          .isThrownBy(() -> store.add(Brakes.of(KEPT + 1, "5m"), Optional.empty(), false, NOW))
          .withMessageContaining("another program keeps it locked");
      assertThat(store.overrides()).as("can still be read").hasSize(KEPT);
      statement.executeUpdate("rollback");
      store.add(Brakes.of(KEPT + 1, "5m"), Optional.empty(), false, NOW);
    }
    holds(KEPT + 1);
  }

  @Test
  void a_file_that_is_taken_away_is_missed_and_not_begun_anew() throws Exception {
    Path aside = directory.resolve("aside.db");
    try (LocalStore store = LocalStore.open(directory)) {
      Files.move(file, aside);
      assertThatExceptionOfType(OverrideStoreException.class)
          .isThrownBy(store::view)
          .withMessageContaining("is gone, and with it the overrides of this server");
      assertThatExceptionOfType(OverrideStoreException.class)
          .isThrownBy(() -> store.add(Brakes.of(KEPT + 1, "5m"), Optional.empty(), false, NOW));
      assertThat(file).doesNotExist();
      Files.move(aside, file);
      assertThat(store.overrides()).hasSize(KEPT);
    }
  }

  @Test
  void a_copy_that_is_put_in_the_place_of_an_open_file_counts_once_that_is_meant()
      throws Exception {
    Path copy = directory.resolve("copy.db");
    Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
    try (LocalStore store = LocalStore.open(directory)) {
      assertThat(store.remove(Brakes.of(1, "5m").key())).isPresent();
      Files.move(copy, file, StandardCopyOption.REPLACE_EXISTING);
      assertThatExceptionOfType(OverrideStoreException.class)
          .isThrownBy(store::view)
          .withMessageContaining("was replaced while it was in use; stop the agent");
    }
    Files.deleteIfExists(directory.resolve("overrides.db-wal"));
    holds(KEPT);
  }

  @Test
  void a_log_without_its_file_is_not_mixed_into_a_new_one() throws Exception {
    Path log = directory.resolve("overrides.db-wal");
    Path aside = directory.resolve("aside");
    try (LocalStore store = LocalStore.open(directory)) {
      store.add(Brakes.of(KEPT + 1, "5m"), Optional.empty(), false, NOW);
      Files.copy(log, aside);
    }
    Files.delete(file);
    Files.move(aside, log);
    refused().withMessageContaining("exists without the file that it belongs to");
    assertThat(file).doesNotExist();
    Files.delete(log);
    holds(0);
  }

  @Test
  void the_file_alone_is_a_copy_of_all_there_is() throws Exception {
    Path copy = Files.createDirectory(directory.resolve("copy"));
    try (LocalStore store = LocalStore.open(directory)) {
      store.add(Brakes.of(KEPT + 1, "5m"), Optional.empty(), false, NOW);
      Files.copy(file, copy.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
      try (LocalStore copied = LocalStore.open(copy)) {
        assertThat(copied.overrides()).isEqualTo(store.overrides());
      }
    }
  }

  @Test
  void a_directory_that_is_not_there_is_not_made() throws Exception {
    Path missing = directory.resolve("missing");
    assertThatExceptionOfType(OverrideStoreException.class)
        .isThrownBy(() -> LocalStore.open(missing))
        .withMessageContaining("there is no state directory " + missing);
    assertThat(missing).doesNotExist();
  }

  @Test
  void a_file_that_others_may_write_is_refused() throws Exception {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw----"));
    refused().withMessageContaining("(mode 0660)").withMessageContaining("chmod 0600");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    holds(KEPT);
  }

  @Test
  void a_directory_that_everybody_may_write_is_refused() throws Exception {
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
    refused().withMessageContaining("everybody could replace the overrides; chmod o-w it");
  }

  @Test
  void a_link_is_refused_wherever_it_leads() throws Exception {
    Path elsewhere = directory.resolve("elsewhere");
    Files.move(file, elsewhere);
    Files.createSymbolicLink(file, elsewhere);
    refused().withMessageContaining("is not a regular file");
    Files.delete(elsewhere);
    refused().withMessageContaining("is not a regular file");
    assertThat(elsewhere).doesNotExist();
  }

  @Test
  void what_killed_programs_left_goes_after_a_while() throws Exception {
    Path old = Files.createFile(directory.resolve("overrides.db.new-1"));
    Path young = Files.createFile(directory.resolve("overrides.db.new-2"));
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
    holds(KEPT);
    assertThat(old).doesNotExist();
    assertThat(young).exists();
  }
}
