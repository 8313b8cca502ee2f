package dev.tend.cli.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.cli.Tend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ValidateCommandTest {
  private static final String CATALOG = "../healthsets/catalog";

  @TempDir private Path directory;

  @Test
  void the_shipped_health_sets_and_tests_are_valid() {
    Tend run = Tend.run("validate", CATALOG);
    assertThat(run.status()).isZero();
    assertThat(run.out()).endsWith(" files: 0 errors, 0 warnings\n");
  }

  @Test
  void one_file_is_checked_together_with_what_lies_beside_it() {
    Tend run = Tend.run("validate", CATALOG + "/smtp.yaml");
    assertThat(run.out()).isEqualTo("1 file: 0 errors, 0 warnings\n");
  }

  @Test
  void every_problem_of_every_file_is_shown() throws IOException {
    Files.writeString(directory.resolve("a.yaml"), "healthSte: A\n");
    Files.writeString(directory.resolve("b.yaml"), "healthSet: [\n");
    Files.writeString(directory.resolve("c.test.yaml"), "cases: []\n");
    Tend run = Tend.run("validate", directory.toString());
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out())
        .contains("a.yaml:1:1: error: ", "did you mean 'healthSet'?", "b.yaml:", "c.test.yaml:")
        .contains("3 files: ");
  }

  @Test
  void a_discovery_that_nobody_knows_here_is_a_warning() throws IOException {
    String set = Files.readString(Path.of(CATALOG, "smtp.yaml"));
    String domains = set.replaceFirst("\nparameters:", "\ntargets: {discover: mail-domain}$0");
    Files.writeString(directory.resolve("a.yaml"), domains);
    Tend run = Tend.run("validate", directory.resolve("a.yaml").toString());
    assertThat(run.out())
        .contains("warning: the discovery type 'mail-domain' is unknown here")
        .contains("did you mean 'mail-domains'?");
    assertThat(run.out()).doesNotContain("error: the discovery");
  }

  @Test
  void problems_are_data_too() throws IOException {
    Files.writeString(directory.resolve("a.yaml"), "healthSte: A\n");
    Tend run = Tend.run("validate", "--output", "json", directory.toString());
    JsonNode tree = new JsonMapper().readTree(run.out());
    assertThat(run.status()).isEqualTo(1);
    assertThat(tree.path("files").intValue()).isEqualTo(1);
    assertThat(tree.path("problems").path(0).path("line").intValue()).isEqualTo(1);
    assertThat(Tend.run("validate", "-o", "yaml", directory.toString()).out())
        .contains("severity: \"error\"");
  }

  @Test
  void of_many_problems_twenty_are_shown_errors_first_and_all_are_data() throws IOException {
    for (int i = 0; i < 30; i++) {
      Files.writeString(directory.resolve("broken" + i + ".yaml"), "healthSte: A\n");
    }
    Tend run = Tend.run("validate", directory.toString());
    JsonNode tree =
        new JsonMapper()
            .readTree(Tend.run("validate", "--output", "json", directory.toString()).out());
    int all = tree.path("problems").size();
    assertThat(all).isGreaterThanOrEqualTo(30);
    assertThat(run.out().lines().filter(line -> line.contains(": error: "))).hasSize(20);
    assertThat(run.out())
        .contains("and " + (all - 20) + " more, which --output json lists", "30 files: ");
  }

  @Test
  void what_is_not_there_cannot_be_asked() {
    Tend absent = Tend.run("validate", directory.resolve("gone").toString());
    assertThat(absent.status()).isEqualTo(2);
    assertThat(absent.err()).contains("there is no ", "name a file or a directory");
    assertThat(Tend.run("validate", directory.toString()).err()).contains("no *.yaml");
    assertThat(Tend.run("validate").status()).isEqualTo(2);
  }

  private Path configuration(String name, String text) throws IOException {
    Path sets = Files.createDirectories(directory.resolve("sets"));
    Files.copy(
        Path.of(CATALOG, "smtp.yaml"),
        sets.resolve("smtp.yaml"),
        StandardCopyOption.REPLACE_EXISTING);
    for (Path file : List.of(directory, sets, sets.resolve("smtp.yaml"))) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    Path file = Files.writeString(directory.resolve(name), text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    return file;
  }

  @Test
  void a_configuration_is_checked_with_the_health_sets_it_names() throws IOException {
    Path file = configuration("tend.yaml", "healthSets: [sets]\nrecoveryAction: act\n");
    Tend run = Tend.run("validate", file.toString());
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).contains("tend.yaml:2:1: error: ", "did you mean 'recoveryActions'?");
  }

  @Test
  void a_value_for_a_parameter_that_no_set_has_is_an_error_at_its_place() throws IOException {
    Path file =
        configuration("other.yaml", "healthSets: [sets]\nparameters: {FrontendSmtp.hots: x}\n");
    Tend run = Tend.run("validate", "--config", file.toString());
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out())
        .contains("other.yaml:2:33: error: no health set has the parameter FrontendSmtp.hots");
  }

  @Test
  void the_health_sets_a_configuration_names_must_be_there() throws IOException {
    Path file = configuration("tend.yaml", "healthSets: [gone]\n");
    Tend run = Tend.run("validate", file.toString());
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).contains("tend.yaml:1:13: error: there is no directory ");
  }
}
