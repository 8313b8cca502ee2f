package dev.tend.config;

import dev.tend.definition.value.NameForms;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the defaults of some keys depend on.
 *
 * @param name the host's name
 * @param healthSets the directories of health sets that exist: the catalog beside the program, then
 *     the host's own
 * @param systemd whether systemd manages this host
 */
public record HostFacts(String name, List<Path> healthSets, boolean systemd) {
  private static final List<Path> NAMES =
      List.of(Path.of("/proc/sys/kernel/hostname"), Path.of("/etc/hostname"));
  private static final Path OWN_SETS = Path.of("/etc/tend/healthsets.d");

  /** Copies the list. */
  public HostFacts {
    healthSets = List.copyOf(healthSets);
  }

  /** Those of this host, now. */
  public static HostFacts ofThisHost() {
    List<Path> sets =
        Stream.concat(
                programHome().map(home -> home.resolve("catalog")).stream(), Stream.of(OWN_SETS))
            .filter(Files::isDirectory)
            .toList();
    return new HostFacts(hostName(), sets, Files.isDirectory(Path.of("/run/systemd/system")));
  }

  /**
   * The tree that this program was started from: its jar is in {@code lib} there. Empty when it was
   * started otherwise.
   */
  public static Optional<Path> programHome() {
    CodeSource source = HostFacts.class.getProtectionDomain().getCodeSource();
    if (source == null) {
      return Optional.empty();
    }
    try {
      Path jar = Path.of(source.getLocation().toURI());
      return Optional.ofNullable(jar.getParent())
          .filter(directory -> directory.endsWith("lib"))
          .map(Path::getParent);
    } catch (URISyntaxException unlikely) {
      return Optional.empty();
    }
  }

  /** The kernel is asked, not the network: a name service that hangs must not stop the start. */
  private static String hostName() {
    return NAMES.stream().flatMap(file -> nameIn(file).stream()).findFirst().orElse("localhost");
  }

  private static Optional<String> nameIn(Path file) {
    try {
      return Optional.of(NameForms.withoutDot(Files.readString(file).strip()))
          .filter(name -> !name.isEmpty() && !name.equals("(none)"));
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }
}
