package dev.tend.override.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What servers say of the overrides they know. */
class AcknowledgementTest {
  private static final Acknowledgement FIRST =
      new Acknowledgement(
          "mail1",
          List.of("mx", "east"),
          Optional.of("3.8.1"),
          Sample.NOW,
          List.of(
              new Acknowledgement.Line("o-1", "applied", Sample.NOW.minusSeconds(60)),
              new Acknowledgement.Line("o-2", "shadowed by o-1", Sample.NOW)));

  private static final Acknowledgement SECOND =
      new Acknowledgement("Mail2", List.of(), Optional.empty(), Sample.NOW, List.of());

  @TempDir private Path path;
  private SharedDirectory shared;

  @BeforeEach
  void open() {
    shared = new SharedDirectory(path, TrustPolicy.PLAIN);
  }

  @Test
  void all_hear_what_each_says_last() throws IOException {
    assertThat(shared.acknowledgements()).isEmpty();
    shared.acknowledge(SECOND);
    shared.acknowledge(
        new Acknowledgement("MAIL1", List.of(), Optional.empty(), Sample.NOW, List.of()));
    shared.acknowledge(FIRST);

    assertThat(shared.acknowledgements()).containsExactly(FIRST, SECOND);
  }

  @Test
  void a_server_that_has_said_nothing_for_a_month_is_gone() throws IOException {
    Path gone = new DirectoryLayout(path).acknowledgements().fileOf("mail1");
    AtomicReference<Duration> age = new AtomicReference<>(Duration.ofDays(29));
    UnsteadyDisk ageing =
        new UnsteadyDisk() {
          @Override
          public FileAttributes stat(Path file) throws IOException {
            FileAttributes found = super.stat(file);
            return file.endsWith(gone.getFileName()) ? older(found, age.get()) : found;
          }
        };
    AtomicLong nanos = new AtomicLong();
    shared.acknowledge(FIRST);
    SharedDirectory other = new SharedDirectory(path, TrustPolicy.PLAIN, ageing, nanos::get);
    other.acknowledge(SECOND);
    assertThat(other.acknowledgements()).containsExactly(FIRST, SECOND);

    age.set(Duration.ofDays(31));
    assertThat(other.acknowledgements()).containsExactly(SECOND);
    other.acknowledge(SECOND);
    assertThat(gone).as("they look at the files of all servers once a day").exists();
    nanos.addAndGet(Duration.ofDays(1).toNanos());
    other.acknowledge(SECOND);
    assertThat(gone).doesNotExist();
    shared.acknowledge(FIRST);
    assertThat(gone).as("one that comes back says it again").exists();
  }

  private static FileAttributes older(FileAttributes of, Duration by) {
    return new FileAttributes(
        of.device(),
        of.inode(),
        of.kind(),
        of.ownership(),
        of.size(),
        of.modified(),
        of.changed().minus(by));
  }

  @Test
  void it_marks_the_directory_and_is_no_override() throws IOException {
    shared.acknowledge(FIRST);
    SharedView view = shared.look(SharedView.EMPTY);

    assertThat(path.resolve(".tend-overrides")).exists();
    assertThat(view.overrides()).isEmpty();
    assertThat(view.rejectedSources()).isEmpty();
    assertThat(view.foreign()).isZero();
  }

  @Test
  void one_can_speak_of_as_many_overrides_as_there_can_be() throws IOException {
    List<Acknowledgement.Line> lines =
        IntStream.range(0, Acknowledgement.MOST_LINES)
            .mapToObj(i -> new Acknowledgement.Line("0123456789-" + i, "applied", Sample.NOW))
            .toList();
    Acknowledgement longest =
        new Acknowledgement("mail1", List.of(), Optional.empty(), Sample.NOW, lines);
    shared.acknowledge(longest);

    assertThat(shared.acknowledgements()).containsExactly(longest);
  }

  @Test
  void what_cannot_be_understood_is_left_out_and_the_others_are_heard() throws Exception {
    shared.acknowledge(FIRST);
    Path directory = path.resolve("acknowledgements");
    Files.writeString(directory.resolve("a".repeat(64) + ".json"), "{\"format\":1");
    Files.writeString(directory.resolve("b".repeat(64) + ".json"), "[".repeat(100_000));
    Files.writeString(
        directory.resolve("c".repeat(64) + ".json"), AcknowledgementText.write(SECOND));
    Files.write(directory.resolve("d".repeat(64) + ".json"), new byte[] {(byte) 0xff});
    assertThat(Surroundings.run("mkfifo", directory.resolve("e".repeat(64) + ".json"))).isTrue();
    Files.writeString(
        directory.resolve("f".repeat(64) + ".json"),
        AcknowledgementText.write(FIRST).replace("mail1", "mail\\u001b[2J"));
    Files.writeString(directory.resolve("notes"), "x");

    assertThat(shared.acknowledgements()).containsExactly(FIRST);
  }

  @Test
  void what_would_not_be_understood_is_not_said() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                shared.acknowledge(
                    new Acknowledgement(
                        "a\nb", List.of(), Optional.empty(), Sample.NOW, List.of())));
    assertThat(path).isEmptyDirectory();
  }

  @Test
  void a_link_in_the_place_of_the_directory_is_not_followed(@TempDir Path other)
      throws IOException {
    Files.createSymbolicLink(path.resolve("acknowledgements"), other);

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> shared.acknowledge(FIRST))
        .withMessageContaining("is a symbolic link, not a directory");
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> shared.acknowledgements());
    assertThat(other).isEmptyDirectory();
  }
}
