package dev.tend.override.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tend.override.MonitoringOverride;
import dev.tend.override.store.ExistingOverrideException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A directory that is not there, not the same, or fails: none of it removes an override. */
class LostDirectoryTest {
  private static final MonitoringOverride ONE = Sample.of("One", "5");
  private static final MonitoringOverride TWO = Sample.of("Two", "5");

  @TempDir private Path above;
  private Path path;
  private SharedDirectory shared;
  private SharedView seen;

  @BeforeEach
  void see() throws IOException, ExistingOverrideException {
    path = Files.createDirectory(above.resolve("share"));
    shared = new SharedDirectory(path, TrustPolicy.PLAIN);
    shared.add(ONE, Optional.empty(), false, Sample.NOW);
    shared.add(TWO, Optional.empty(), false, Sample.NOW);
    seen = shared.look(SharedView.EMPTY);
  }

  private void lost(String words) {
    lost(shared, words);
  }

  private void lost(SharedDirectory directory, String words) {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> directory.look(seen))
        .withMessageContaining(words);
  }

  /** What is left where a file system was mounted. */
  private void unmount() throws IOException {
    Files.move(path, above.resolve("elsewhere"));
    Files.createDirectory(path);
  }

  private void mount() throws IOException {
    Files.delete(path);
    Files.move(above.resolve("elsewhere"), path);
  }

  @Test
  void an_empty_place_where_it_was_mounted_is_not_taken_for_it() throws IOException {
    unmount();
    lost("is not the directory it was: is it mounted?");
    mount();

    assertThat(shared.look(seen).overrides()).hasSize(2);
  }

  @Test
  void nothing_is_written_into_the_empty_place() throws IOException {
    unmount();
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> shared.add(TWO, Optional.empty(), true, Sample.NOW))
        .withMessageContaining("is not the directory it was");
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> shared.remove(ONE.key()))
        .withMessageContaining("is not the directory it was");

    assertThat(path).isEmptyDirectory();
  }

  @Test
  void a_place_where_somebody_else_began_anew_is_not_taken_for_it()
      throws IOException, ExistingOverrideException {
    unmount();
    new SharedDirectory(path, TrustPolicy.PLAIN).add(ONE, Optional.empty(), false, Sample.NOW);

    lost("append the line 'tend-overrides ");
  }

  @Test
  void another_directory_is_taken_for_it_by_those_who_know_either_when_it_says_so()
      throws IOException, ExistingOverrideException {
    unmount();
    SharedDirectory other = new SharedDirectory(path, TrustPolicy.PLAIN);
    other.add(ONE, Optional.empty(), false, Sample.NOW);
    SharedView seenByOther = other.look(SharedView.EMPTY);
    String line = Files.readString(above.resolve("elsewhere/.tend-overrides"));
    Files.writeString(path.resolve(".tend-overrides"), line, StandardOpenOption.APPEND);

    assertThat(shared.look(seen).overrides()).containsExactly(ONE);
    assertThat(other.look(seenByOther).overrides()).containsExactly(ONE);
  }

  @Test
  void who_has_seen_no_override_takes_any_directory()
      throws IOException, ExistingOverrideException {
    unmount();
    SharedDirectory early = new SharedDirectory(path, TrustPolicy.PLAIN);
    early.acknowledge(new Acknowledgement("m", List.of(), Optional.empty(), Sample.NOW, List.of()));
    SharedView nothing = early.look(SharedView.EMPTY);
    Files.move(path, above.resolve("mount-point"));
    Files.move(above.resolve("elsewhere"), path);

    assertThat(early.look(nothing).overrides()).hasSize(2);
  }

  @Test
  void all_overrides_can_be_removed_from_the_same_directory() throws IOException {
    shared.remove(ONE.key());
    shared.remove(TWO.key());

    assertThat(shared.look(seen).overrides()).isEmpty();
  }

  @Test
  void a_directory_without_a_marker_that_is_bare_of_a_sudden_is_not_believed() throws IOException {
    Files.delete(path.resolve(".tend-overrides"));
    seen = shared.look(SharedView.EMPTY);
    unmount();

    lost("is empty and had 2 overrides: is it mounted?");
  }

  @Test
  void a_marker_that_cannot_be_understood_is_not_believed() throws IOException {
    Files.writeString(path.resolve(".tend-overrides"), "tend-overr");
    lost("does not have lines such as");
  }

  @Test
  void a_place_that_is_no_directory_is_not_believed() throws IOException {
    Files.move(path, above.resolve("elsewhere"));
    lost("share does not exist; mount or create it");
    Files.writeString(path, "");
    lost("is a regular file, not a directory");
  }

  @Test
  void a_directory_that_everybody_may_write_is_not_believed() throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxrwxrwx"));
    lost("can be written by everybody (mode 0777)");
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> shared.add(ONE, Optional.empty(), true, Sample.NOW))
        .withMessageContaining("can be written by everybody");
  }

  @Test
  void a_directory_that_is_exchanged_during_the_look_is_not_believed() {
    UnsteadyDisk unmounting =
        new UnsteadyDisk() {
          @Override
          public List<String> names(Path directory, int most) throws IOException {
            List<String> names = super.names(directory, most);
            unmount();
            return names;
          }
        };
    lost(
        new SharedDirectory(path, TrustPolicy.PLAIN, unmounting, () -> 1), "was replaced while it");
  }

  @Test
  void a_directory_with_too_many_files_is_not_believed() {
    UnsteadyDisk full =
        new UnsteadyDisk() {
          @Override
          public List<String> names(Path directory, int most) {
            return IntStream.range(0, 20_001).mapToObj(i -> i + ".json").toList();
          }
        };
    lost(new SharedDirectory(path, TrustPolicy.PLAIN, full, () -> 1), "more than 20000 overrides");
    UnsteadyDisk flooded =
        new UnsteadyDisk() {
          @Override
          public List<String> names(Path directory, int most) {
            return IntStream.range(0, most).mapToObj(i -> i + ".txt").toList();
          }
        };
    lost(new SharedDirectory(path, TrustPolicy.PLAIN, flooded, () -> 1), "more than 100000 files");
  }

  @Test
  void a_file_system_that_fails_leaves_nothing_out_and_fails_the_look() {
    IOException broken = new FileSystemException("x", null, "Input/output error");
    lost(failing(broken, "names"), "Input/output error; check its file system");
    lost(failing(broken, "stat"), "Input/output error; check its file system");
    lost(failing(broken, "read"), "Input/output error; check its file system");
    lost(failing(new IOException("Stale file handle"), "read"), "Stale file handle; check");
  }

  private SharedDirectory failing(IOException broken, String at) {
    UnsteadyDisk disk =
        new UnsteadyDisk() {
          private void fail(Path file, String where) throws IOException {
            if (at.equals(where) && !file.endsWith(".tend-overrides") && !file.equals(path)) {
              throw broken;
            }
          }

          @Override
          public List<String> names(Path directory, int most) throws IOException {
            fail(directory.resolve("any"), "names");
            return super.names(directory, most);
          }

          @Override
          public FileAttributes stat(Path file) throws IOException {
            fail(file, "stat");
            return super.stat(file);
          }

          @Override
          public byte[] read(Path file, int most) throws IOException {
            fail(file, "read");
            return super.read(file, most);
          }
        };
    return new SharedDirectory(path, TrustPolicy.PLAIN, disk, () -> 1);
  }
}
