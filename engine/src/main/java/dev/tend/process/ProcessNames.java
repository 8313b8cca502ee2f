package dev.tend.process;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The names that processes go by: a daemon may give itself another, or be a script. */
public final class ProcessNames {
  /** The kernel keeps so many bytes of a process's short name. */
  private static final int SHORT = 15;

  /**
   * Runs the script that its first argument names. Shells are left out: a shell's script is more
   * often what controls a daemon than the daemon.
   */
  private static final Pattern INTERPRETER =
      Pattern.compile("(perl|python|pypy|ruby|php|node|lua)[0-9.]*");

  private final ProcessTable table;

  /** Of these processes. */
  public ProcessNames(ProcessTable table) {
    this.table = table;
  }

  /**
   * Whether a process's own short name or its program's file is this. A short name that is cut off
   * counts unless the file shows that it is another's.
   */
  public boolean isNamed(ProcessInfo process, String name) {
    Optional<String> file = table.executable(process.pid());
    if (file.filter(name::equals).isPresent()) {
      return true;
    }
    String cut = cut(name);
    boolean another = !cut.equals(name) && file.filter(other -> other.startsWith(cut)).isPresent();
    return process.command().equals(cut) && !another;
  }

  /**
   * Whether a process goes by this name in any way: as {@link #isNamed} says; by the title it gave
   * itself, whole or up to its first blank or colon, as {@code amavisd (master)} and {@code
   * postgres: writer} do; or as the script or module that an interpreter runs.
   */
  public boolean goesBy(ProcessInfo process, String name) {
    if (isNamed(process, name)) {
      return true;
    }
    List<String> arguments = arguments(process.pid());
    String title = arguments.isEmpty() ? process.command() : arguments.getFirst();
    return title.strip().equals(name)
        || file(firstWord(title)).equals(name)
        || firstWord(process.command()).equals(name)
        || script(process, arguments).filter(name::equals).isPresent();
  }

  private List<String> arguments(long pid) {
    String line = table.read(pid, "cmdline").orElse("");
    return Arrays.stream(line.split("\0", -1)).filter(word -> !word.isEmpty()).toList();
  }

  private Optional<String> script(ProcessInfo process, List<String> arguments) {
    if (arguments.size() < 2) {
      return Optional.empty();
    }
    String program =
        table.executable(process.pid()).orElseGet(() -> file(firstWord(arguments.getFirst())));
    return INTERPRETER.matcher(program).matches()
        ? arguments.stream()
            .skip(1)
            .filter(word -> !word.startsWith("-"))
            .findFirst()
            .map(ProcessNames::file)
        : Optional.empty();
  }

  private static String firstWord(String title) {
    String word = title.strip().split("\\s", 2)[0];
    return word.endsWith(":") ? word.substring(0, word.length() - 1) : word;
  }

  private static String file(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static String cut(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    return new String(bytes, 0, Math.min(SHORT, bytes.length), StandardCharsets.UTF_8);
  }
}
