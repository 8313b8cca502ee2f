package dev.tend.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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
