package dev.tend.probe.host;

import dev.tend.definition.type.DiskProbeType;
import dev.tend.probe.Measurement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where something must be mounted for a path to be on the volume that is meant.
 *
 * @param points the mount points, as somebody wrote them
 * @param named whether the probe names the one; otherwise the host's configuration has them all
 */
record MountRequirement(List<String> points, boolean named) {
  /** What belongs there is not mounted; what is measured would be the directory beneath. */
  static final String NOT_MOUNTED = "NotMounted";

  /** Copies the list. */
  MountRequirement {
    points = List.copyOf(points);
  }

  /**
   * The one of a probe.
   *
   * @param root of a directory that contains {@code etc}
   * @param mountPoint the property
   */
  static MountRequirement of(Path root, String mountPoint) throws IOException {
    return mountPoint.equals(DiskProbeType.CONFIGURED)
        ? new MountRequirement(ConfiguredMounts.read(root).points(), false)
        : new MountRequirement(List.of(mountPoint), true);
  }

  /**
   * The command that says, separated by NUL, what the path is without symbolic links, and then what
   * those of the points are that are on its way as it is written. Other mounts are not touched:
   * they may hang. It does not demand that anything be there, for below a directory on which
   * nothing is mounted there is nothing.
   */
  List<String> resolving(String path) {
    List<String> command = new ArrayList<>(List.of("realpath", "-z", "-m", "--", path));
    command.addAll(named ? points : leadingTo(path, points));
    return command;
  }

  /**
   * What is wrong with where the volume is mounted; empty for nothing.
   *
   * @param path the path, without symbolic links
   * @param resolved what the points on the way are without them
   * @param mount what it leads to
   */
  Optional<Measurement> judge(String path, List<String> resolved, Optional<Mount> mount) {
    // A point that a path without links leads through is without links, too.
    List<String> known =
        named ? resolved : Stream.concat(resolved.stream(), points.stream()).toList();
    Optional<String> point =
        leadingTo(path, known).stream().max(Comparator.comparingInt(String::length));
    if (named && point.isEmpty()) {
      return Optional.of(
          Measurement.cannot(path + " is not below the mountPoint of the probe: fix one of them"));
    }
    if (mount.filter(Mount::isAutomount).isPresent()) {
      return Optional.of(notMounted(mount.get().point(), "it is not mounted on demand"));
    }
    return point
        .filter(must -> mount.filter(one -> !Mount.leads(must, one.point())).isPresent())
        .map(
            must ->
                notMounted(must, path + " is a directory on the volume of " + on(mount) + " now"));
  }

  private static String on(Optional<Mount> mount) {
    return mount.map(Mount::point).orElse("/");
  }

  private static Measurement notMounted(String point, String detail) {
    return Measurement.failed(NOT_MOUNTED, "nothing is mounted at " + point + ": " + detail);
  }

  private static List<String> leadingTo(String path, List<String> points) {
    return points.stream().filter(point -> Mount.leads(point, path)).distinct().toList();
  }
}
