package dev.tend.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tend.definition.type.Types;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a small file system of its own, which only root can mount. */
class StateFullDiskTest {
  @TempDir private Path above;

  private Path disk;

  @BeforeEach
  void mount() throws Exception {
    // The native library must not be loaded from the disk, or that could not be taken away again.
    open(Files.createDirectory(above.resolve("elsewhere"))).store().close();
    disk = Files.createDirectory(above.resolve("disk"));
    boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=1m,mode=700", "tmpfs", disk);
    if (!mounted && System.getenv("CI") == null) {
      System.err.println("NOT TESTED: a full disk; run this as root");
      Assumptions.abort("a file system can only be mounted by root");
    }
    assertThat(mounted).as("a tmpfs is mounted").isTrue();
  }

  @AfterEach
  void unmount() throws Exception {
    run("umount", disk);
  }

  private static boolean run(Object... command) throws Exception {
    List<String> words = Arrays.stream(command).map(String::valueOf).toList();
    return new ProcessBuilder(words).inheritIO().start().waitFor() == 0;
  }

  private static OpenedState open(Path directory) throws StateException {
    return StateStore.open(directory, Types.builtIn(), InstantSource.system());
  }

  @Test
  void on_a_full_disk_nothing_is_lost_and_once_there_is_room_it_goes_on() throws Exception {
    int kept = 0;
    try (StateStore store = open(disk).store()) {
      Path filler = disk.resolve("filler");
      store.keep(Keeper.change(++kept));
      fill(filler);
      while (!store.health().failing() && kept < 10_000) {
        kept += keeps(store, kept + 1) ? 1 : 0;
      }
      assertThat(store.health().failing()).isTrue();
      assertThat(store.health().lastError()).contains("the disk or a quota is full; make room");
      assertThat(keeps(store, kept + 1)).isFalse();
      Files.delete(filler);
      assertThat(keeps(store, kept + 1)).isTrue();
      kept++;
      assertThat(store.health().failing()).isFalse();
    }
    OpenedState opened = open(disk);
    opened.store().close();
    assertThat(opened.whole()).isTrue();
    assertThat(Keeper.last(opened.state())).isEqualTo(kept);
  }

  private static boolean keeps(StateStore store, int number) {
    try {
      store.keep(Keeper.change(number));
      return true;
    } catch (StateException full) {
      return false;
    }
  }

  private static void fill(Path filler) throws Exception {
    assertThat(run("sh", "-c", "cat /dev/zero > " + filler + " 2>/dev/null")).isFalse();
  }

  @Test
  void a_directory_that_cannot_be_written_is_refused_with_what_to_do() throws Exception {
    open(disk).store().close();
    assertThat(run("mount", "-o", "remount,ro", disk)).isTrue();
    assertThatExceptionOfType(StateException.class)
        .isThrownBy(() -> open(disk))
        .withMessageContaining("cannot be used; see to its owner and mode");
    assertThat(StateReader.read(disk, Types.builtIn()).records()).isEmpty();
  }
}
