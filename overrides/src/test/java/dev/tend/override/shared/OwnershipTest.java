package dev.tend.override.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tend.file.FileOwnership;
import dev.tend.override.MonitoringOverride;
import dev.tend.override.store.ExistingOverrideException;
import dev.tend.override.store.OverrideText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose files are believed, tried with files that root gave to somebody else. */
class OwnershipTest {
  private static final MonitoringOverride ONE = Sample.of("One", "5");

  @TempDir private Path path;
  private Path file;

  @BeforeEach
  void give() throws IOException, ExistingOverrideException {
    Surroundings.needRoot();
    new SharedDirectory(path, TrustPolicy.PLAIN).add(ONE, Optional.empty(), false, Sample.NOW);
    file = path.resolve(DirectoryLayout.name(ONE.key()));
    Files.setAttribute(file, "unix:uid", 12_345);
  }

  private SharedView look(Set<String> owners) throws IOException {
    return new SharedDirectory(path, new TrustPolicy(List.of(), owners)).look(SharedView.EMPTY);
  }

  @Test
  void a_file_of_somebody_else_is_left_out() throws IOException {
    SharedView view = look(Set.of());

    assertThat(view.overrides()).isEmpty();
    assertThat(view.rejectedSources().getFirst().reason())
        .isEqualTo("it belongs to user 12345, whose files are not trusted");
    assertThat(view.rejectedSources().getFirst().remedy()).contains("overrides.owners");
  }

  @Test
  void a_file_that_is_given_away_keeps_what_it_said_before_until_it_is_removed()
      throws IOException {
    SharedDirectory shared = new SharedDirectory(path, TrustPolicy.PLAIN);
    Files.setAttribute(file, "unix:uid", 0);
    SharedView before = shared.look(SharedView.EMPTY);
    Files.setAttribute(file, "unix:uid", 12_345);

    assertThat(before.overrides()).containsExactly(ONE);
    SharedView after = shared.look(before);
    assertThat(after.overrides()).containsExactly(ONE);
    assertThat(after.rejectedSources().getFirst().reason())
        .isEqualTo(
            "it belongs to user 12345, whose files are not trusted; what it said before, by ann,"
                + " stays in effect until it is fixed or removed");
    Files.delete(file);
    assertThat(shared.look(after).overrides()).isEmpty();
  }

  @Test
  void what_a_stranger_writes_into_it_has_no_effect_and_ends_nothing() throws IOException {
    SharedDirectory shared = new SharedDirectory(path, TrustPolicy.PLAIN);
    Files.setAttribute(file, "unix:uid", 0);
    SharedView before = shared.look(SharedView.EMPTY);
    Files.writeString(file, OverrideText.write(Sample.of("One", "99")) + "\n");
    Files.setAttribute(file, "unix:uid", 12_345);

    assertThat(shared.look(before).overrides()).containsExactly(ONE);
  }

  @Test
  void a_file_of_one_of_the_owners_is_believed() throws IOException {
    assertThat(look(Set.of("12345")).overrides()).containsExactly(ONE);
    assertThat(look(Set.of("daemon")).overrides()).isEmpty();
    Files.setAttribute(file, "unix:uid", uidOf("daemon"));
    assertThat(look(Set.of("daemon")).overrides()).containsExactly(ONE);
  }

  private static int uidOf(String user) throws IOException {
    return Files.readAllLines(Path.of("/etc/passwd")).stream()
        .map(line -> line.split(":", -1))
        .filter(fields -> fields[0].equals(user))
        .map(fields -> Integer.valueOf(fields[2]))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_file_of_the_directorys_owner_is_believed() throws IOException {
    Files.setAttribute(path, "unix:uid", 12_345);

    assertThat(look(Set.of()).overrides()).containsExactly(ONE);
  }

  @Test
  void who_loses_the_directory_is_believed_no_more_but_what_he_said_before_is_for_others_to_remove()
      throws IOException {
    Files.setAttribute(path, "unix:uid", 12_345);
    SharedDirectory shared = new SharedDirectory(path, TrustPolicy.PLAIN);
    SharedView before = shared.look(SharedView.EMPTY);
    Files.setAttribute(path, "unix:uid", 0);

    assertThat(before.overrides()).containsExactly(ONE);
    SharedView after = shared.look(before);
    assertThat(after.overrides()).containsExactly(ONE);
    assertThat(after.rejectedSources()).hasSize(1);
    assertThat(shared.look(SharedView.EMPTY).overrides()).isEmpty();
  }

  @Test
  void others_trust_means_another_look_at_what_did_not_change() throws IOException {
    SharedView before = look(Set.of("12345"));
    SharedView after = new SharedDirectory(path, TrustPolicy.PLAIN).look(before);

    assertThat(before.overrides()).containsExactly(ONE);
    assertThat(after.overrides()).isEmpty();
  }

  @Test
  void who_may_write_a_directory_by_its_group_may_lock_it_and_acknowledge_in_it()
      throws IOException, ExistingOverrideException {
    Files.delete(path.resolve(".tend-lock"));
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxrwxr-x"));
    SharedDirectory shared = new SharedDirectory(path, TrustPolicy.PLAIN);
    shared.add(Sample.of("Two", "5"), Optional.empty(), false, Sample.NOW);
    shared.acknowledge(
        new Acknowledgement("m", List.of(), Optional.empty(), Sample.NOW, List.of()));

    assertThat(mode(".tend-lock")).isEqualTo("rw-rw----");
    assertThat(mode("acknowledgements")).isEqualTo("rwxrwxr-x");
  }

  @Test
  void what_root_makes_the_directorys_owner_may_lock() throws Exception {
    Files.delete(path.resolve(".tend-lock"));
    Files.setAttribute(path, "unix:uid", 12_345);

    new SharedDirectory(path, TrustPolicy.PLAIN)
        .add(Sample.of("Two", "5"), Optional.empty(), false, Sample.NOW);

    assertThat(Files.getAttribute(path.resolve(".tend-lock"), "unix:uid")).isEqualTo(12_345);
  }

  private String mode(String name) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path.resolve(name)));
  }

  @Test
  void what_would_not_be_believed_is_not_written() throws IOException {
    // As on a file server that gives what root writes to nobody.
    UnsteadyDisk squashing =
        new UnsteadyDisk() {
          @Override
          public FileAttributes stat(Path of) throws IOException {
            FileAttributes s = super.stat(of);
            boolean ours = DirectoryLayout.isTemporary(String.valueOf(of.getFileName()));
            return new FileAttributes(
                s.device(),
                s.inode(),
                s.kind(),
                ours ? new FileOwnership(65_534, 0600, true) : s.ownership(),
                s.size(),
                s.modified(),
                s.changed());
          }
        };
    SharedDirectory shared = new SharedDirectory(path, TrustPolicy.PLAIN, squashing, () -> 1);
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> shared.add(Sample.of("Two", "5"), Optional.empty(), false, Sample.NOW))
        .withMessageContaining("end up owned by user 65534")
        .withMessageContaining("overrides.owners");

    assertThat(look(Set.of("12345")).overrides()).containsExactly(ONE);
    assertThat(path.toFile().list()).noneMatch(name -> name.endsWith(".tmp"));
  }
}
