package dev.tend.override.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tend.override.MonitoringOverride;
import dev.tend.override.store.ExistingOverrideException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shared directory on a file system of its own, which only root can mount. */
class MountTest {
  private static final MonitoringOverride ONE = Sample.of("One", "5");

  @TempDir private Path path;
  private SharedDirectory shared;

  @BeforeEach
  void mount() throws Exception {
    Surroundings.need(
        Surroundings.run("mount", "-t", "tmpfs", "-o", "size=64k,mode=755", "tmpfs", path),
        "the right to mount a file system");
    shared = new SharedDirectory(path, TrustPolicy.PLAIN);
    shared.add(ONE, Optional.empty(), false, Sample.NOW);
  }

  @AfterEach
  void unmount() throws Exception {
    Surroundings.run("umount", path);
  }

  @Test
  void what_lay_on_it_is_kept_when_it_is_unmounted() throws Exception {
    SharedView before = shared.look(SharedView.EMPTY);
    Surroundings.run("umount", path);
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> shared.look(before))
        .withMessageContaining("is not the directory it was: is it mounted?");
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> shared.add(ONE, Optional.empty(), true, Sample.NOW))
        .withMessageContaining("is not the directory it was");
    assertThat(path).isEmptyDirectory();
    Surroundings.run("mount", "-t", "tmpfs", "-o", "mode=755", "tmpfs", path);
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> shared.look(before))
        .withMessageContaining("is not the directory it was");
  }

  @Test
  void no_half_file_is_left_where_it_is_full() throws IOException, ExistingOverrideException {
    Path filler = path.resolve("filler");
    fill(filler);
    MonitoringOverride changed = Sample.of("One", "7");
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> shared.add(changed, Optional.empty(), true, Sample.NOW))
        .withMessageContaining("No space left on device");

    SharedView view = shared.look(SharedView.EMPTY);
    assertThat(view.overrides()).containsExactly(ONE);
    assertThat(view.rejectedSources()).isEmpty();
    Files.delete(filler);
    shared.add(changed, Optional.empty(), true, Sample.NOW);
    assertThat(shared.look(view).overrides()).containsExactly(changed);
  }

  private static void fill(Path filler) throws IOException {
    byte[] block = new byte[4096];
    try (var out =
        Files.newOutputStream(filler, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      while (true) {
        out.write(block);
      }
    } catch (IOException full) {
      assertThat(full).hasMessageContaining("No space left");
    }
  }

  @Test
  void nothing_is_written_where_nothing_may_be_written() throws Exception {
    assertThat(Surroundings.run("mount", "-o", "remount,ro", path)).isTrue();
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> shared.add(ONE, Optional.empty(), true, Sample.NOW))
        .withMessageContaining("Read-only file system");

    assertThat(shared.look(SharedView.EMPTY).overrides()).containsExactly(ONE);
  }
}
