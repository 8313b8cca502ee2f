package dev.tend.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
  void what_is_not_there_cannot_be_asked() {
    Tend absent = Tend.run("validate", directory.resolve("gone").toString());
    assertThat(absent.status()).isEqualTo(2);
    assertThat(absent.err()).contains("there is no ", "name a file or a directory");
    assertThat(Tend.run("validate", directory.toString()).err()).contains("no *.yaml");
    assertThat(Tend.run("validate").status()).isEqualTo(2);
  }
}
