package dev.tend.override.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tend.override.MonitoringOverride;
import dev.tend.override.RejectedSource;
import dev.tend.override.store.ExistingOverrideException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of a view over a restart. */
class RecallTest {
  private static final MonitoringOverride ONE = Sample.of("One", "5");
  private static final MonitoringOverride TWO = Sample.of("Two", "5");

  @TempDir private Path path;
  private SharedDirectory shared;

  @BeforeEach
  void write() throws IOException, ExistingOverrideException {
    shared = new SharedDirectory(path, TrustPolicy.PLAIN);
    shared.add(ONE, Optional.empty(), false, Sample.NOW);
    shared.add(TWO, Optional.empty(), false, Sample.NOW);
  }

  private String seen() throws IOException {
    return shared.look(SharedView.EMPTY).text();
  }

  private SharedDirectory nextLife() {
    return new SharedDirectory(path, TrustPolicy.PLAIN);
  }

  @Test
  void the_overrides_are_known_again_before_the_directory_is_there() throws IOException {
    SharedView view = nextLife().recall(seen());

    assertThat(view.overrides()).containsExactlyInAnyOrder(ONE, TWO);
    assertThat(view.text()).isEqualTo(seen());
  }

  @Test
  void so_is_the_directory() throws IOException {
    String text = seen();
    try (var files = Files.list(path)) {
      files.forEach(file -> assertThat(file.toFile().delete()).isTrue());
    }
    SharedDirectory next = nextLife();
    SharedView view = next.recall(text);

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> next.look(view))
        .withMessageContaining("is not the directory it was");
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> next.add(ONE, Optional.empty(), false, Sample.NOW))
        .withMessageContaining("is not the directory it was");
  }

  @Test
  void the_first_look_reads_everything_anew() throws IOException {
    String text = seen();
    UnsteadyDisk disk = new UnsteadyDisk();
    SharedDirectory next = new SharedDirectory(path, TrustPolicy.PLAIN, disk, () -> 1);
    next.look(next.recall(text));

    assertThat(disk.opened)
        .contains(DirectoryLayout.name(ONE.key()), DirectoryLayout.name(TWO.key()));
  }

  @Test
  void half_a_file_still_says_what_it_said_in_the_life_before() throws IOException {
    String text = seen();
    Files.writeString(path.resolve(DirectoryLayout.name(ONE.key())), "{");
    SharedDirectory next = nextLife();
    SharedView view = next.look(next.recall(text));

    assertThat(view.overrides()).containsExactlyInAnyOrder(ONE, TWO);
    assertThat(view.rejectedSources())
        .singleElement()
        .extracting(RejectedSource::reason)
        .asString()
        .contains("it is cut off");
    assertThat(next.recall(view.text()).overrides()).containsExactlyInAnyOrder(ONE, TWO);
  }

  @Test
  void a_date_that_was_corrected_stays_so() throws IOException, ExistingOverrideException {
    Instant far = Instant.parse("2999-01-01T00:00:00Z");
    shared.add(Sample.of("o-1", "One", "5", far), Optional.empty(), true, Sample.NOW);
    SharedView view = shared.look(SharedView.EMPTY);

    assertThat(nextLife().recall(view.text()).overrides()).isEqualTo(view.overrides());
  }

  @Test
  void who_is_trusted_no_more_is_not_believed_again()
      throws IOException, ExistingOverrideException, NoSuchAlgorithmException {
    KeyPair ann = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    KeyPair bob = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    TrustedKey anns = new TrustedKey("ann", ann.getPublic());
    TrustedKey bobs = new TrustedKey("bob", bob.getPublic());
    SharedDirectory both =
        new SharedDirectory(path, new TrustPolicy(List.of(anns, bobs), Set.of()));
    Optional<String> byAnn = Optional.of(Signing.sign(ann.getPrivate(), "ann", ONE));
    Optional<String> byBob = Optional.of(Signing.sign(bob.getPrivate(), "bob", TWO));
    both.add(ONE, byAnn, true, Sample.NOW);
    both.add(TWO, byBob, true, Sample.NOW);
    SharedView view = both.look(SharedView.EMPTY);
    assertThat(view.overrides()).containsExactlyInAnyOrder(ONE, TWO);

    SharedDirectory next = new SharedDirectory(path, new TrustPolicy(List.of(bobs), Set.of()));
    assertThat(next.recall(view.text()).overrides()).containsExactly(TWO);
    assertThat(next.look(view).overrides()).containsExactly(TWO);
  }

  @Test
  void of_another_directory_nothing_is_known(@TempDir Path other) throws IOException {
    assertThat(new SharedDirectory(other, TrustPolicy.PLAIN).recall(seen()).overrides()).isEmpty();
  }

  @Test
  void of_a_damaged_text_what_is_whole_is_believed_and_nothing_else() throws IOException {
    String text = seen();
    for (int length = 0; length <= text.length(); length++) {
      List<MonitoringOverride> kept = nextLife().recall(text.substring(0, length)).overrides();
      assertThat(List.of(ONE, TWO)).containsAll(kept);
    }
    assertThat(nextLife().recall(text.replace("\"value\":\"5\"", "\"value\":5")).overrides())
        .isEmpty();
    assertThat(nextLife().recall("garbage\n\n\n\n\t\t\t\n").overrides()).isEmpty();
  }
}
