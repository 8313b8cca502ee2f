package dev.tend.probe.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The names of systemd's units, from where their files are: a unit that nobody has started is known
 * nowhere else, and some have a second name.
 */
final class UnitFiles {
  private static final String SERVICE = ".service";

  /** The search path of systemd.unit(5), the first first. */
  private static final List<String> DIRECTORIES =
      List.of(
          "etc/systemd/system.control",
          "run/systemd/system.control",
          "run/systemd/transient",
          "run/systemd/generator.early",
          "etc/systemd/system",
          "run/systemd/system",
          "run/systemd/generator",
          "usr/local/lib/systemd/system",
          "usr/lib/systemd/system",
          "lib/systemd/system",
          "run/systemd/generator.late");

  private static final int LONGEST_CHAIN = 8;

  private final Path root;

  UnitFiles(Path root) {
    this.root = root;
  }

  /** A unit's full name: a service's may be written without its ending. */
  static String fullName(String unit) {
    return unit.matches(".*\\.(service|scope|slice)") ? unit : unit + SERVICE;
  }

  /**
   * The name by which systemd's control groups know a unit; empty when there is no such unit.
   * Scopes and slices need no file.
   *
   * @param unit its full name
   */
  Optional<String> groupName(String unit) {
    String name = unit;
    for (int link = 0; link < LONGEST_CHAIN; link++) {
      if (!name.endsWith(SERVICE)) {
        return Optional.of(name);
      }
      Optional<Path> found = file(name);
      found = found.isPresent() ? found : file(template(name));
      if (found.isEmpty()) {
        return Optional.empty();
      }
      String target = target(found.get());
      if (target.equals(name) || target.equals(template(name)) || !target.endsWith(SERVICE)) {
        return Optional.of(name);
      }
      name = target.contains("@.") ? instantiated(target, name) : target;
    }
    return Optional.of(unit);
  }

  /**
   * Whether a unit only runs programs that end, and so has no processes by nature: Debian's {@code
   * postfix.service} stands for others.
   *
   * @param unit by the name of its control group
   */
  boolean isOneShot(String unit) {
    Optional<Path> found = file(unit);
    found = found.isPresent() ? found : file(template(unit));
    if (found.isEmpty()) {
      return false;
    }
    try (Stream<String> lines = Files.lines(found.get(), StandardCharsets.ISO_8859_1)) {
      return lines.anyMatch(line -> line.replace(" ", "").equals("Type=oneshot"));
    } catch (IOException | UncheckedIOException unreadable) {
      return false;
    }
  }

  private Optional<Path> file(String name) {
    return DIRECTORIES.stream()
        .map(directory -> root.resolve(directory).resolve(name))
        .filter(file -> Files.exists(file, LinkOption.NOFOLLOW_LINKS))
        .findFirst();
  }

  /** What a link leads to, {@code null} for a masked unit; a file that is no link, itself. */
  private static String target(Path file) {
    try {
      Path end = Files.isSymbolicLink(file) ? Files.readSymbolicLink(file) : file;
      return String.valueOf(end.getFileName());
    } catch (IOException gone) {
      return String.valueOf(file.getFileName());
    }
  }

  /** {@code postfix@.service} of {@code postfix@-.service}; a name without instance, itself. */
  private static String template(String name) {
    int at = name.indexOf('@');
    return at < 0 ? name : name.substring(0, at + 1) + SERVICE;
  }

  private static String instantiated(String template, String name) {
    int at = name.indexOf('@');
    String instance = at < 0 ? SERVICE : name.substring(at + 1);
    return template.substring(0, template.indexOf('@') + 1) + instance;
  }
}
