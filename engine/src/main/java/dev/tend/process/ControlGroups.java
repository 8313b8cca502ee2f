package dev.tend.process;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Which of systemd's units processes belong to, by their control groups: a daemon can rename
 * itself, but cannot leave its unit. Needs no privilege.
 */
public final class ControlGroups {
  private static final String NAMED = "name=systemd";
  private static final String INIT = "/init.scope";
  private static final String SLICE = ".slice";

  private final ProcessTable table;

  /** Of these processes. */
  public ControlGroups(ProcessTable table) {
    this.table = table;
  }

  /**
   * Whether a process belongs to a unit of this host's systemd, or to one below it.
   *
   * @param pid the process
   * @param unit its full name, such as {@code postfix@-.service} or {@code mail.slice}
   */
  public boolean ofUnit(long pid, String unit) {
    for (String name : names(pid)) {
      if (name.equals(unit)) {
        return true;
      }
      if (!name.endsWith(SLICE)) {
        // What lies below is the unit's own: in a container, the units of another systemd.
        return false;
      }
    }
    return false;
  }

  /** The unit that a process belongs to, slices left aside; empty when it is in none. */
  public Optional<String> unit(long pid) {
    return names(pid).stream()
        .filter(name -> !name.endsWith(SLICE))
        .findFirst()
        .filter(name -> name.endsWith(".service") || name.endsWith(".scope"));
  }

  /**
   * Whether a process is in a control group or below it; true where its groups cannot be told.
   *
   * @param pid the process
   * @param group as systemd says it, such as {@code /system.slice/postfix.service}
   */
  public boolean in(long pid, String group) {
    List<String> all = paths(pid);
    return all.isEmpty()
        || all.stream().anyMatch(path -> path.equals(group) || path.startsWith(group + "/"));
  }

  /** The control groups of a process, one for each hierarchy; none when it is gone. */
  List<String> paths(long pid) {
    return lines(pid).stream().map(fields -> fields[2]).toList();
  }

  /** The names along a process's path in the hierarchy of systemd, from the top. */
  private List<String> names(long pid) {
    String top = path(1).filter(path -> path.endsWith(INIT)).map(ControlGroups::parent).orElse("");
    String path = path(pid).orElse("");
    String below = path.startsWith(top + "/") ? path.substring(top.length()) : path;
    return Arrays.stream(below.split("/", -1))
        .filter(name -> !name.isEmpty())
        // Systemd puts this before a name that the kernel would take for a file of its own.
        .map(name -> name.startsWith("_") ? name.substring(1) : name)
        .toList();
  }

  private Optional<String> path(long pid) {
    List<String[]> lines = lines(pid);
    return lines.stream()
        .filter(fields -> fields[1].equals(NAMED))
        .findFirst()
        .or(() -> lines.stream().filter(fields -> fields[1].isEmpty()).findFirst())
        .map(fields -> fields[2]);
  }

  /** The lines of its {@code cgroup} file: number, controllers and path of each hierarchy. */
  private List<String[]> lines(long pid) {
    return table.read(pid, "cgroup").stream()
        .flatMap(String::lines)
        .map(line -> line.split(":", 3))
        .filter(fields -> fields.length == 3)
        .toList();
  }

  private static String parent(String init) {
    return init.substring(0, init.length() - INIT.length());
  }
}
