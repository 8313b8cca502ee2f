package dev.tend.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
  @Test
  void without_a_command_the_commands_are_listed() {
    Tend run = Tend.run();
    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("validate", "schema", "test", "get-monitoring-item-help");
  }

  @Test
  void a_misspelt_command_or_option_is_answered_with_what_would_be_right() {
    Tend command = Tend.run("validat");
    assertThat(command.status()).isEqualTo(2);
    assertThat(command.err()).contains("no command validat", "did you mean validate?");
    assertThat(Tend.run("override", "lst").err()).contains("no command lst", "did you mean list?");
    assertThat(Tend.run("override", "sing").err()).contains("tend override --help lists them");
    Tend option = Tend.run("test", "--fliter=x");
    assertThat(option.status()).isEqualTo(2);
    assertThat(option.err()).contains("--fliter", "did you mean --filter?", "tend test --help");
  }

  @Test
  void help_and_version_are_not_there_for_a_command_that_is_not() {
    for (String asked : new String[] {"--help", "-h", "--version", "-V"}) {
      Tend run = Tend.run("validat", asked);
      assertThat(run.status()).as(asked).isEqualTo(2);
      assertThat(run.out()).isEmpty();
      assertThat(run.err()).contains("no command validat", "did you mean validate?");
      assertThat(Tend.run(asked, "validat").status()).as(asked).isEqualTo(2);
    }
    assertThat(Tend.run("override", "lst", "--help").err()).contains("did you mean list?");
    assertThat(Tend.run("override", "list", "--help").status()).isZero();
    assertThat(Tend.run("override", "--help").status()).isZero();
    assertThat(Tend.run("--help").status()).isZero();
  }

  @Test
  void an_agent_with_a_thousand_equal_mistakes_says_twenty_and_how_many_more(
      @TempDir Path directory) throws IOException {
    StringBuilder services = new StringBuilder("services:\n");
    for (int i = 0; i < 1000; i++) {
      services.append("  s").append(i).append(": {strat: [x]}\n");
    }
    Path file = Files.writeString(directory.resolve("tend.yaml"), services);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    Tend run = Tend.run("agent", "--config", file.toString());
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err().lines().filter(line -> line.contains(": error: "))).hasSize(20);
    assertThat(run.err())
        .contains("unknown key 'strat' in services.s0", "does not start")
        .containsPattern("\nand 98\\d more, which tend validate --output json lists\n");
  }

  @Test
  void schemas_are_printed() {
    assertThat(Tend.run("schema").out()).contains("\"Health set\"");
    assertThat(Tend.run("schema", "--test").out()).contains("\"Tests of health sets\"");
  }

  @Test
  void a_shell_can_complete_commands() {
    assertThat(Tend.run("generate-completion").out())
        .contains("get-monitoring-item-help", "--health-sets");
  }
}
