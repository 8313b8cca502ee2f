package dev.tend.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** The command that was typed, fit for the shell of another server. */
final class CommandThere {
  private static final String CONFIG = "--config";

  private CommandThere() {}

  /**
   * The line to type there.
   *
   * @param spec the command
   * @param more an option and its value, which go with it unless the option was typed
   */
  static String line(CommandSpec spec, List<String> more) {
    List<String> words = new ArrayList<>(List.of("tend"));
    boolean skip = false;
    for (String word : spec.root().commandLine().getParseResult().originalArgs()) {
      if (!skip && !word.startsWith(CONFIG)) {
        words.add(word);
      }
      skip = word.equals(CONFIG);
    }
    if (!more.isEmpty() && words.stream().noneMatch(word -> word.startsWith(more.getFirst()))) {
      words.addAll(more);
    }
    return ShellWords.line(words);
  }
}
