package dev.tend.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tend.definition.type.Types;
import java.nio.file.Files;
import java.nio.file.Path;
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
    return StateStore.open(directory, Types.builtIn());
  }

  @Test
  void on_a_full_disk_nothing_is_lost_and_once_there_is_room_it_goes_on() throws Exception {
    int kept = 0;
    try (StateStore store = open(disk).store()) {
      Path filler = disk.resolve("filler");
      store.keep(Keeper.change(++kept));
      fill(filler);
      while (keeps(store, kept + 1) && kept < 10_000) {
        kept++;
      }
      int next = kept + 1;
      assertThatExceptionOfType(StateException.class)
          .isThrownBy(() -> store.keep(Keeper.change(next)))
          .withMessageContaining("the disk or a quota is full; make room");
      Files.delete(filler);
      store.keep(Keeper.change(++kept));
    }
    OpenedState opened = open(disk);
    opened.store().close();
    assertThat(opened.beginning()).isEqualTo(new StateOrigin.Loaded());
    assertThat(opened.unreadable()).isEmpty();
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
        .withMessageContaining("cannot be used; check its owner and mode");
    assertThat(StateStore.read(disk, Types.builtIn()).records()).isEmpty();
  }
}
