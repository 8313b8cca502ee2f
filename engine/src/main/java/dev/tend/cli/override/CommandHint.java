package dev.tend.cli.override;

import dev.tend.cli.output.ShellWords;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** Commands that are suggested for typing next. */
final class CommandHint {
  private static final String CONFIG = "--config";
  private static final List<String> CONNECTION = List.of(CONFIG, "--agent", "--token-file");

  private CommandHint() {}

  /**
   * The same command, on another server.
   *
   * @param spec the command
   * @param more an option and its value, added unless the option was typed
   */
  static String there(CommandSpec spec, List<String> more) {
    List<String> words = new ArrayList<>(List.of("tend"));
    boolean skip = false;
    for (String word : typed(spec)) {
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

  /** The command that removes an override, over the same connection. */
  static String removal(CommandSpec spec, String id) {
    List<String> words = new ArrayList<>(List.of("tend", "override", "remove", id));
    boolean value = false;
    for (String word : typed(spec)) {
      if (value
          || CONNECTION.stream().anyMatch(way -> word.equals(way) || word.startsWith(way + "="))) {
        words.add(word);
      }
      value = !value && CONNECTION.contains(word);
    }
    return ShellWords.line(words);
  }

  private static List<String> typed(CommandSpec spec) {
    return spec.root().commandLine().getParseResult().originalArgs();
  }
}
