package dev.tend.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tend.definition.Targets;
import dev.tend.time.CancellationScope;
import dev.tend.time.Deadline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class TargetFindersTest {
  @TempDir private Path directory;

  @Test
  void a_glob_finds_names_sorted_without_hidden_ones() throws Exception {
    files("b/spool", "a/spool", ".hidden/spool", "c/other");
    assertThat(glob("*")).containsExactly("a", "b", "c");
    assertThat(glob("[ab]*")).containsExactly("a", "b");
    assertThat(glob("c/{other,another}")).containsExactly("other");
    assertThat(glob("z*")).isEmpty();
    assertThat(glob("*/nothing")).isEmpty();
  }

  @Test
  void a_glob_whose_directory_is_missing_cannot_tell() {
    assertThat(failure("glob", directory + "/missing/*"))
        .contains("missing")
        .contains("does not exist");
    assertThat(failure("glob", "relative/*")).contains("absolute");
    assertThat(failure("glob", directory + "/[a")).contains("not a pattern");
  }

  @Test
  void a_glob_does_not_run_a_shell() throws Exception {
    files("$(touch evil)", "a b");
    assertThat(glob("*")).containsExactly("$(touch evil)", "a b");
    assertThat(directory.resolve("evil")).doesNotExist();
  }

  @Test
  void two_targets_of_one_name_are_refused_in_any_case() throws IOException {
    files("one/spool", "two/spool");
    assertThat(failure("glob", directory + "/*/spool")).contains("same name");
    files("three/Mail", "three/mail");
    assertThat(failure("glob", directory + "/three/*")).contains("same name");
  }

  @Test
  void more_than_ten_thousand_targets_are_refused() throws Exception {
    assertThat(command("seq 1 10000")).hasSize(10_000);
    assertThat(failure(script("seq 1 10001"))).contains("more than 10000 targets");
  }

  @Test
  void a_command_prints_lines_or_a_list() throws Exception {
    assertThat(command("printf 'b\\n\\n  a  \\n'")).containsExactly("a", "b");
    assertThat(command("echo '[\"b\", \"a\"]'")).containsExactly("a", "b");
    assertThat(command("echo '[]'")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "true              | printed nothing",
        "echo no >&2; exit 3 | exit code 3: no",
        "echo '[1, 2]'     | not a list of texts",
        "echo '[\"a'       | not a JSON",
        "yes               | did not end in its time",
        "echo -rf          | leading hyphen",
        "printf 'a\\tb\\n' | control characters",
        "seq 1 100000      | more than",
        "'echo a; no-such-program-here | cat' | incomplete",
        "echo a; echo 'Traceback (most recent call last):' >&2 | incomplete",
        "echo 'usage: list [-h]' | incomplete",
      })
  void a_command_that_fails_or_babbles_finds_nothing(String body, String complaint)
      throws IOException {
    assertThat(failure(script(body))).contains(complaint);
  }

  @Test
  void a_program_that_is_missing_is_named() {
    assertThat(failure("command", "/no/such/program")).contains("/no/such/program");
  }

  @Test
  void Postfix_domains_are_those_it_lists() throws Exception {
    assertThat(domains("example.org, localhost.example.org localhost", "example.net\texample.org"))
        .containsExactly("example.org", "example.net");
    assertThat(domains("", "")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"hash:/etc/postfix/domains", "/etc/postfix/domains", "!example.org"})
  void Postfix_domains_in_a_table_cannot_be_told(String entry) {
    assertThatExceptionOfType(DiscoveryException.class)
        .isThrownBy(() -> domains("example.org", entry))
        .withMessageContaining("command of your own");
  }

  @Test
  void an_unknown_type_is_told_the_known_ones() {
    assertThat(TargetFinders.builtIn().discoveryTypes()).containsExactly("mail-domains");
    assertThat(failure("mail-domain"))
        .contains("'mail-domain' is unknown")
        .contains("mail-domains");
  }

  private List<String> glob(String pattern) throws Exception {
    return find("glob", directory + "/" + pattern);
  }

  private List<String> command(String body) throws Exception {
    return find("command", script(body));
  }

  private List<String> domains(String destination, String virtual) throws Exception {
    String program = script("printf '%s\\n' '" + destination + "' '" + virtual + "'");
    return new MailDomains(program).find(List.of(), soon(), new CancellationScope());
  }

  private String script(String body) throws IOException {
    Path script = Files.createTempFile(directory, ".script", "");
    Files.writeString(script, "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    return script.toString();
  }

  private void files(String... names) throws IOException {
    for (String name : names) {
      Files.createDirectories(directory.resolve(name).getParent());
      Files.createFile(directory.resolve(name));
    }
  }

  private String failure(String program) {
    return program.startsWith("/") ? failure("command", program) : failure(program, new String[0]);
  }

  private static String failure(String type, String... arguments) {
    try {
      throw new AssertionError("found " + find(type, arguments));
    } catch (DiscoveryException expected) {
      return String.valueOf(expected.getMessage());
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
  }

  private static List<String> find(String type, String... arguments)
      throws DiscoveryException, InterruptedException {
    var targets = new Targets.Discovered(type, List.of(arguments), Duration.ofMinutes(5));
    return TargetFinders.builtIn().find(targets, soon(), new CancellationScope());
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofSeconds(3));
  }
}
