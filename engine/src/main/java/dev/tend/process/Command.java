package dev.tend.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What to run: no shell stands between, so each argument reaches the program unchanged.
 *
 * @param argv the program, by absolute path or by its name in the directories of the system, and
 *     its arguments; never empty
 * @param environment what its environment holds beside {@code PATH} and {@code LANG=C}; nothing of
 *     the agent's own environment is handed on
 * @param directory where it runs
 */
public record Command(List<String> argv, Map<String, String> environment, Path directory) {
  /** Copies the collections. */
  public Command {
    argv = List.copyOf(argv);
    environment = Map.copyOf(environment);
    if (argv.isEmpty()) {
      throw new IllegalArgumentException("a command needs at least the program");
    }
  }

  /** In the root directory, with nothing more in its environment. */
  public static Command of(List<String> argv) {
    return new Command(argv, Map.of(), Path.of("/"));
  }

  /** In the root directory, with nothing more in its environment. */
  public static Command of(String... argv) {
    return of(List.of(argv));
  }

  /** The same with these in its environment. */
  public Command with(Map<String, String> newEnvironment) {
    return new Command(argv, newEnvironment, directory);
  }

  /** The same in another directory. */
  public Command in(Path newDirectory) {
    return new Command(argv, environment, newDirectory);
  }

  /** The program as it was given, without the arguments, which a person may not be meant to see. */
  public String program() {
    return argv.getFirst();
  }

  /** Names the program alone: arguments and environment may hold what logs must not. */
  @Override
  public String toString() {
    return "command " + program();
  }
}
