package dev.tend.override.store;

import static dev.tend.override.store.Brakes.NOW;
import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * On a small file system of its own: what is in force stays in force when nothing can be written.
 */
class LocalDiskTest {
  @TempDir private Path above;

  private Path disk;

  @BeforeEach
  void mount() throws Exception {
    disk = Files.createDirectory(above.resolve("disk"));
    AsRoot.mountMebibyte(disk);
  }

  @AfterEach
  void unmount() throws Exception {
    AsRoot.run("umount", disk);
  }

  private Path fill() throws Exception {
    Path filler = disk.resolve("filler");
    AsRoot.run("sh", "-c", "cat /dev/zero > " + filler + " 2>/dev/null");
    return filler;
  }

  private void holds(int number) throws OverrideStoreException {
    try (LocalStore store = LocalStore.open(disk)) {
      assertThat(store.overrides()).hasSize(number);
    }
  }

  private static ThrowableAssertAlternative<OverrideStoreException> refuses(
      LocalStore store, int monitor) {
    return assertThatExceptionOfType(OverrideStoreException.class)
        .isThrownBy(() -> store.add(Brakes.of(monitor, "5m"), Optional.empty(), false, NOW));
  }

  @Test
  void on_a_full_disk_nothing_is_lost_and_once_there_is_room_it_goes_on() throws Exception {
    try (LocalStore store = LocalStore.open(disk)) {
      store.add(Brakes.of(1, "5m"), Optional.empty(), false, NOW);
      Path filler = fill();
      int kept = fillUp(store);
      refuses(store, kept + 1).withMessageContaining("the disk or a quota is full; make room");
      assertThat(store.overrides()).hasSize(kept);
      try (LocalStore other = LocalStore.open(disk)) {
        assertThat(other.overrides()).hasSize(kept);
      }
      Files.delete(filler);
      store.add(Brakes.of(kept + 1, "5m"), Optional.empty(), false, NOW);
      assertThat(store.overrides()).hasSize(kept + 1);
    }
  }

  /** How many there are once the room within the files is used up, too. */
  private static int fillUp(LocalStore store) throws Exception {
    for (int monitor = 2; monitor < LocalStore.MOST_OVERRIDES; monitor++) {
      try {
        store.add(Brakes.of(monitor, "5m"), Optional.empty(), false, NOW);
      } catch (OverrideStoreException full) {
        return monitor - 1;
      }
    }
    throw new AssertionError("the disk is never full");
  }

  @Test
  void what_was_kept_is_read_by_a_program_that_finds_the_disk_full() throws Exception {
    try (LocalStore store = LocalStore.open(disk)) {
      store.add(Brakes.of(1, "5m"), Optional.empty(), false, NOW);
    }
    Path filler = fill();
    try (LocalStore store = LocalStore.open(disk)) {
      assertThat(store.overrides()).hasSize(1);
      assertThat(store.note("told")).isEmpty();
      refuses(store, 2).withMessageContaining("make room");
      Files.delete(filler);
      store.add(Brakes.of(2, "5m"), Optional.empty(), false, NOW);
    }
    holds(2);
  }

  @Test
  void no_store_begins_on_a_full_disk_nor_is_half_a_one_left() throws Exception {
    Path filler = fill();
    assertThatExceptionOfType(OverrideStoreException.class)
        .isThrownBy(() -> LocalStore.open(disk))
        .withMessageContaining("check the directory's owner and mode, and the disk");
    Files.delete(filler);
    assertThat(disk).isEmptyDirectory();
    holds(0);
  }

  @Test
  void what_was_kept_is_read_where_nothing_can_be_written() throws Exception {
    try (LocalStore store = LocalStore.open(disk)) {
      store.add(Brakes.of(1, "5m"), Optional.empty(), false, NOW);
    }
    assertThat(AsRoot.run("mount", "-o", "remount,ro", disk)).isTrue();
    try (LocalStore store = LocalStore.open(disk)) {
      assertThat(store.overrides()).hasSize(1);
      refuses(store, 2).withMessageContaining("cannot be written or opened; check the owner");
      assertThat(store.overrides()).hasSize(1);
      assertThat(AsRoot.run("mount", "-o", "remount,rw", disk)).isTrue();
      store.add(Brakes.of(2, "5m"), Optional.empty(), false, NOW);
    }
    holds(2);
  }

  @Test
  void what_a_killed_program_left_is_read_where_nothing_can_be_written() throws Exception {
    try (LocalStore store = LocalStore.open(above)) {
      store.add(Brakes.of(1, "5m"), Optional.empty(), false, NOW);
      Files.copy(above.resolve("overrides.db"), disk.resolve("overrides.db"), COPY_ATTRIBUTES);
      store.add(Brakes.of(2, "5m"), Optional.empty(), false, NOW);
      for (String part : List.of("-wal", "-shm")) {
        Files.copy(above.resolve("overrides.db" + part), disk.resolve("overrides.db" + part));
      }
    }
    assertThat(AsRoot.run("mount", "-o", "remount,ro", disk)).isTrue();
    holds(2);
  }

  @Test
  void no_store_begins_where_nothing_can_be_written() throws Exception {
    assertThat(AsRoot.run("mount", "-o", "remount,ro", disk)).isTrue();
    assertThatExceptionOfType(OverrideStoreException.class)
        .isThrownBy(() -> LocalStore.open(disk))
        .withMessageContaining("cannot be used; check the directory's owner and mode");
  }
}
