package dev.tend.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tend.cli.CmdletArguments;
import dev.tend.cli.output.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Whether somebody is asked, and what counts as yes. */
class ConfirmOptionTest {
  /** Somebody at a keyboard. */
  private record Person(boolean isThere, String line) implements Terminal {}

  @Command(name = "deed")
  private static final class Deed {
    @Mixin private final ConfirmOption confirmOption;

    @Parameters(arity = "0..1")
    private String word = "";

    Deed(Terminal terminal) {
      confirmOption = new ConfirmOption(terminal);
    }
  }

  private static Deed parsed(Terminal terminal, String... args) {
    Deed deed = new Deed(terminal);
    CommandLine line = new CommandLine(deed);
    String[] words = CmdletArguments.inWordsOfPosix(args, line);
    line.parseArgs(words);
    return deed;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-Confirm", "--confirm", "-Confirm:$true", "--confirm=true", "-Confirm:1"})
  void it_is_asked_for(String arg) {
    assertThat(parsed(new Person(true, ""), arg).confirmOption.isAsked()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-Confirm:", "-Confirm:$false", "-Confirm:False", "--confirm="})
  void it_is_not_asked_for(String arg) {
    assertThat(parsed(new Person(true, ""), arg).confirmOption.isAsked()).isFalse();
    assertThat(parsed(new Person(true, "")).confirmOption.isAsked()).isFalse();
  }

  @Test
  void a_switch_takes_no_word_from_behind_it() {
    Deed deed = parsed(new Person(true, ""), "-WhatIf", "Store/X");
    assertThat(deed.confirmOption.isTrial()).isTrue();
    assertThat(deed.word).isEqualTo("Store/X");
  }

  @Test
  void where_nobody_can_be_asked_nothing_is_done() {
    Deed deed = parsed(new Person(false, "y"), "-Confirm");
    assertThatThrownBy(deed.confirmOption::isAsked).hasMessageContaining("there is none");
  }

  @ParameterizedTest
  @CsvSource({"y, true", "YES, true", "' y ', true", "n, false", "'', false", "yesterday, false"})
  void only_yes_is_yes(String typed, boolean yes) {
    StringWriter asked = new StringWriter();
    Deed deed = parsed(new Person(true, typed), "-Confirm");
    assertThat(deed.confirmOption.isGiven(new PrintWriter(asked), "Add it?")).isEqualTo(yes);
    assertThat(asked).hasToString("Add it? [y/N] ");
  }
}
