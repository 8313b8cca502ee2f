package dev.tend.probe.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where something must be mounted by the host's own configuration: the entries of {@code
 * /etc/fstab} that are mounted at boot or on demand, and the mount units of systemd that are
 * enabled. What has no place there, such as a data set of ZFS, is not known.
 *
 * @param points in no order that matters
 */
record ConfiguredMounts(List<String> points) {
  private static final String FSTAB = "etc/fstab";
  private static final String UNITS = "etc/systemd/system";
  private static final String WHERE = "Where=";
  private static final int FIELDS = 3;
  private static final int POINT = 1;
  private static final int TYPE = 2;
  private static final int OPTIONS = 3;

  /** Copies the list. */
  ConfiguredMounts {
    points = List.copyOf(points);
  }

  /**
   * Reads the configuration; a file that is not there configures nothing.
   *
   * @param root of a directory that contains {@code etc}
   */
  static ConfiguredMounts read(Path root) throws IOException {
    List<String> points = new ArrayList<>(fstab(root.resolve(FSTAB)));
    points.addAll(units(root.resolve(UNITS)));
    return new ConfiguredMounts(points);
  }

  private static List<String> fstab(Path file) throws IOException {
    return Files.exists(file) ? lines(file).flatMap(ConfiguredMounts::entry).toList() : List.of();
  }

  private static Stream<String> entry(String line) {
    List<String> fields = List.of(line.strip().split("\\s+", -1));
    if (line.strip().startsWith("#") || fields.size() < FIELDS) {
      return Stream.empty();
    }
    Set<String> options =
        fields.size() > OPTIONS
            ? Set.copyOf(List.of(fields.get(OPTIONS).split(",", -1)))
            : Set.of();
    boolean byHand = options.contains("noauto") && !options.contains("x-systemd.automount");
    return byHand || fields.get(TYPE).equals("swap")
        ? Stream.empty()
        : point(Mount.unescape(fields.get(POINT)));
  }

  /** Enabled is a unit that another one wants or requires. */
  private static List<String> units(Path directory) throws IOException {
    List<String> points = new ArrayList<>();
    if (Files.isDirectory(directory)) {
      try (DirectoryStream<Path> wanting =
          Files.newDirectoryStream(directory, "*.{wants,requires}")) {
        for (Path one : wanting) {
          wanted(one, points);
        }
      } catch (DirectoryIteratorException broken) {
        throw broken.getCause();
      }
    }
    return points;
  }

  private static void wanted(Path directory, List<String> points) throws IOException {
    try (DirectoryStream<Path> units = Files.newDirectoryStream(directory, "*.{mount,automount}")) {
      for (Path unit : units) {
        if (Files.isRegularFile(unit)) {
          lines(unit)
              .map(String::strip)
              .filter(line -> line.startsWith(WHERE))
              .flatMap(line -> point(line.substring(WHERE.length()).strip()))
              .forEach(points::add);
        }
      }
    }
  }

  private static Stream<String> point(String text) {
    String point = text.replaceAll("/+", "/").replaceAll("(?<=.)/$", "");
    return point.startsWith("/") ? Stream.of(point) : Stream.empty();
  }

  private static Stream<String> lines(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines();
  }
}
