package dev.tend.definition.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.yaml.Reading;
import dev.tend.definition.yaml.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthSetFilesTest {
  @TempDir private Path directory;

  @BeforeEach
  void good_sets() throws IOException {
    for (String file : Samples.GOOD) {
      Files.writeString(directory.resolve(file), Samples.text(file));
    }
  }

  private Reading read(Path... paths) {
    return HealthSetFiles.read(Samples.reader(), List.of(paths));
  }

  @Test
  void sets_are_read_in_order_and_their_tests_are_left_alone() throws IOException {
    Files.writeString(directory.resolve("smtp.test.yaml"), "not: [a set\n");
    Files.writeString(directory.resolve("notes.txt"), "nor this\n");
    Reading reading = read(directory);
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.definitions())
        .extracting(HealthSetDefinition::name)
        .containsExactly("DiskSpace", "Dns", "Smtp");
  }

  @Test
  void a_later_directory_wins() throws IOException {
    Path ours = Files.createDirectory(directory.resolve("ours"));
    Files.writeString(
        ours.resolve("dns.yaml"), Samples.text("dns.yaml").replace("resolved.", "found."));
    Reading reading = read(directory, ours);
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.definitions())
        .extracting(HealthSetDefinition::description)
        .contains("Names can be found.");
  }

  @Test
  void what_cannot_be_decoded_is_a_problem_and_makes_nothing_else_dangling() throws IOException {
    Files.write(directory.resolve("dns.yaml"), new byte[] {'a', ':', '\n', ' ', (byte) 0xff});
    Reading reading = read(directory);
    assertThat(Samples.printed(reading.problems()))
        .containsExactly(directory + "/dns.yaml:2:2: error: the file is not UTF-8 here");
    assertThat(reading.definitions()).hasSize(2);
  }

  @Test
  void size_and_absence_are_problems() throws IOException {
    Files.write(directory.resolve("big.yaml"), new byte[(1 << 20) + 1]);
    Path absent = directory.resolve("absent");
    assertThat(Samples.printed(read(directory, absent).problems()))
        .containsExactly(
            absent + ": error: it cannot be read: NoSuchFileException " + absent,
            directory + "/big.yaml: error: the file is too large; expected at most 1 MiB");
  }
}
