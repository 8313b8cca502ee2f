package dev.tend.cli;

import java.util.Comparator;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The reference of all commands, as Markdown. */
final class CliReference {
  private static final String HEAD =
      """
      # Commands

      This page is generated from the commands; a test fails when it is out of date and says how to
      regenerate it. The case of names and options is ignored; an Exchange administrator's spelling
      works as well: `Get-ServerHealth -HealthSet:Smtp`. In identities `/` works like `\\`, which a
      shell removes unless it is quoted.

      Commands exit with 0 when done, with 1 when the answer is bad news (invalid, unhealthy, refused,
      a test failed), with 2 when the question could not be asked. Colour is for terminals only, and not
      where `NO_COLOR` is set.
      """;

  private CliReference() {}

  /** The page, the same for the same commands, ending with a line break. */
  static String markdown() {
    StringBuilder page = new StringBuilder(HEAD);
    CommandLine line = new CommandLine(new Main());
    chapters(page, line);
    return page.toString();
  }

  private static void chapters(StringBuilder page, CommandLine line) {
    line.getSubcommands().values().stream()
        .distinct()
        .sorted(Comparator.comparing(CommandLine::getCommandName))
        .forEach(
            command -> {
              chapter(page, command.getCommandSpec());
              chapters(page, command);
            });
  }

  private static void chapter(StringBuilder page, CommandSpec command) {
    String name = command.qualifiedName().substring("tend ".length());
    page.append("\n## `").append(name).append("`\n\n");
    if (command.aliases().length > 0) {
      page.append("Also: `").append(String.join("`, `", command.aliases())).append("`.\n\n");
    }
    for (String sentence : command.usageMessage().description()) {
      page.append(plain(sentence)).append('\n');
    }
    StringBuilder rows = new StringBuilder();
    command
        .positionalParameters()
        .forEach(positional -> row(rows, "`" + positional.paramLabel() + "`", positional));
    for (OptionSpec option : command.options()) {
      if (!option.usageHelp() && !option.versionHelp()) {
        String label = label(option);
        String names = String.join("`, `", List.of(option.names()));
        row(rows, "`" + names + label + "`", option);
      }
    }
    if (!rows.isEmpty()) {
      page.append("\n| argument | meaning |\n|---|---|\n").append(rows);
    }
  }

  /** What may be left out stands in brackets, and behind an equals sign if given. */
  private static String label(OptionSpec option) {
    if (option.arity().max() == 0) {
      return "";
    }
    return option.arity().min() == 0 ? "[=" + option.paramLabel() + "]" : " " + option.paramLabel();
  }

  private static void row(StringBuilder page, String name, ArgSpec argument) {
    String meaning =
        plain(String.join(" ", argument.description()))
            .replace("${DEFAULT-VALUE}", String.valueOf(argument.defaultValue()))
            .replace("|", "\\|");
    page.append("| ").append(name.replace("|", "\\|")).append(" | ").append(meaning).append(" |\n");
  }

  private static String plain(String text) {
    return text.replace("%n", " ").replace("%%", "%");
  }
}
