package dev.tend.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tend.definition.problem.Problem;
import dev.tend.definition.type.Types;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationFilesTest {
  @TempDir private Path directory;
  private Path file;
  private Path sets;

  @BeforeEach
  void write() throws IOException {
    sets = Files.createDirectory(directory.resolve("sets"));
    file = Files.writeString(directory.resolve("tend.yaml"), "healthSets: [sets]\n");
    mode(directory, "rwxr-xr-x");
    mode(sets, "rwxr-xr-x");
    mode(file, "rw-r--r--");
  }

  private static void mode(Path path, String permissions) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  private ConfigurationResult read() {
    return ConfigurationFiles.read(
        file, new ConfigurationReader(new HostFacts("a", List.of(), false), Types.builtIn()));
  }

  private void refused(String... words) {
    ConfigurationResult result = read();
    assertThat(result.configuration()).isEmpty();
    assertThat(result.problems()).extracting(Problem::toString).first().asString().contains(words);
  }

  @Test
  void a_file_of_our_own_is_read() {
    ConfigurationResult result = read();
    assertThat(result.problems()).isEmpty();
    assertThat(result.configuration().orElseThrow().healthSets())
        .containsExactly(sets.toAbsolutePath());
  }

  @Test
  void a_missing_file_says_how_to_name_one() throws IOException {
    Files.delete(file);
    refused("tend.yaml: error: there is no such file", "--config FILE", "$TEND_CONFIG");
  }

  @Test
  void a_file_that_is_too_long_is_refused_and_not_cut() throws IOException {
    Files.writeString(file, Files.readString(file) + "#".repeat(1 << 20));
    refused("tend.yaml: error: the file is longer than 1 MiB");
  }

  @Test
  void a_file_that_others_can_write_is_refused() throws IOException {
    mode(file, "rw-rw-r--");
    refused("its mode is 0664", "chmod go-w");
  }

  @Test
  void a_directory_that_others_can_write_is_refused() throws IOException {
    mode(directory, "rwxrwxrwx");
    refused("its directory: its mode is 0777");
  }

  @Test
  void a_trusted_key_that_is_missing_or_that_others_can_write_is_refused() throws IOException {
    Files.writeString(
        file, "healthSets: [sets]\noverrides: {trust: [{name: anna, key: anna.pem}]}\n");
    refused("the key anna of overrides.trust", "anna.pem: there is no such file");
    mode(Files.writeString(directory.resolve("anna.pem"), "x"), "rw-r--r--");
    refused("anna.pem: there is no block '-----BEGIN PUBLIC KEY-----'");
    mode(directory.resolve("anna.pem"), "rw-rw-r--");
    refused("the key anna of overrides.trust", "its mode is 0664");
  }

  @Test
  void a_health_set_that_others_can_write_is_refused() throws IOException {
    mode(Files.writeString(sets.resolve("a.yaml"), "x"), "rw-r--rw-");
    refused("tend.yaml:1:13: error: ", "sets/a.yaml: its mode is 0646");
  }

  @Test
  void a_file_of_another_user_is_refused() throws IOException {
    assumeTrue(
        (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0,
        "only root can give a file away");
    Files.setAttribute(file, "unix:uid", 12_345);
    refused("it belongs to user 12345", "chown it to root");
  }

  @Test
  void a_missing_directory_of_health_sets_is_an_error_at_its_place() throws IOException {
    Files.delete(sets);
    refused("tend.yaml:1:13: error: there is no directory " + sets);
  }

  @Test
  void no_health_sets_at_all_is_an_error() throws IOException {
    Files.writeString(file, "");
    refused("there are no health sets");
  }
}
