package dev.tend.definition.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.yaml.ReadResults;
import dev.tend.definition.yaml.YamlSamples;
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
    for (String file : YamlSamples.GOOD) {
      Files.writeString(directory.resolve(file), YamlSamples.text(file));
    }
  }

  private ReadResults read(Path... paths) {
    return HealthSetFiles.read(YamlSamples.reader(), List.of(paths));
  }

  @Test
  void sets_are_read_in_order_and_their_tests_are_left_alone() throws IOException {
    Files.writeString(directory.resolve("smtp.test.yaml"), "not: [a set\n");
    Files.writeString(directory.resolve("notes.txt"), "nor this\n");
    ReadResults readResults = read(directory);
    assertThat(readResults.problems()).isEmpty();
    assertThat(readResults.definitions())
        .extracting(HealthSetDefinition::name)
        .containsExactly("DiskSpace", "Dns", "Smtp");
  }

  @Test
  void a_later_directory_wins() throws IOException {
    Path ours = Files.createDirectory(directory.resolve("ours"));
    Files.writeString(
        ours.resolve("dns.yaml"), YamlSamples.text("dns.yaml").replace("resolved.", "found."));
    ReadResults readResults = read(directory, ours);
    assertThat(readResults.problems()).isEmpty();
    assertThat(readResults.definitions())
        .extracting(HealthSetDefinition::description)
        .contains("Names can be found.");
  }

  @Test
  void what_cannot_be_decoded_is_a_problem_and_makes_nothing_else_dangling() throws IOException {
    Files.write(directory.resolve("dns.yaml"), new byte[] {'a', ':', '\n', ' ', (byte) 0xff});
    ReadResults readResults = read(directory);
    assertThat(YamlSamples.printed(readResults.problems()))
        .containsExactly(directory + "/dns.yaml:2:2: error: the file is not UTF-8 here");
    assertThat(readResults.definitions()).hasSize(2);
  }

  @Test
  void size_and_absence_are_problems() throws IOException {
    Files.write(directory.resolve("big.yaml"), new byte[(1 << 20) + 1]);
    Path absent = directory.resolve("absent");
    assertThat(YamlSamples.printed(read(directory, absent).problems()))
        .containsExactly(
            absent + ": error: it cannot be read: NoSuchFileException " + absent,
            directory + "/big.yaml: error: the file is too large; expected at most 1 MiB");
  }
}
