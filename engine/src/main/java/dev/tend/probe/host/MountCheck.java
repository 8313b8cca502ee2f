package dev.tend.probe.host;

import dev.tend.probe.Measurement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Whether the volume of a path is mounted where it must be and can be written to, by the kernel's
 * tables. A service manager gives the agent a view of its own, in which homes are read-only or a
 * directory is another; what counts is what process 1 sees, since the services are its.
 *
 * @param path the path, without symbolic links
 * @param seen what the agent sees there; empty when its table does not say
 * @param there what process 1 sees there; empty when that is not known, as to an agent that is not
 *     root or that lives in a container
 */
record MountCheck(String path, Optional<Mount> seen, Optional<Mount> there) {
  /** Mail cannot be written to it. */
  static final String READ_ONLY = "ReadOnlyFileSystem";

  /**
   * Looks a path up.
   *
   * @param root of a directory that contains {@code proc}
   */
  static MountCheck of(Path root, String path) throws IOException {
    MountTable own = MountTable.read(root.resolve("proc/self/mountinfo"));
    return new MountCheck(
        path, own.of(path), hostTable(root).filter(own::hasRootOf).flatMap(all -> all.of(path)));
  }

  private static Optional<MountTable> hostTable(Path root) {
    try {
      return Optional.of(MountTable.read(root.resolve("proc/1/mountinfo")));
    } catch (IOException notOurs) {
      return Optional.empty();
    }
  }

  /** What counts. */
  Optional<Mount> mount() {
    return there.or(() -> seen);
  }

  /** What keeps the agent from measuring what the services use. */
  Optional<Measurement> hidden() {
    boolean other =
        seen.isPresent() && there.isPresent() && !seen.get().device().equals(there.get().device());
    return other
        ? Optional.of(
            Measurement.cannot(
                "the agent sees another file system at "
                    + path
                    + " ("
                    + seen.get().type()
                    + ") than the services do ("
                    + there.get().type()
                    + "): look at the agent's unit, and restart the agent"))
        : Optional.empty();
  }

  /** What is measured counts, unless nothing can be written. */
  Measurement writable() {
    String point = mount().map(Mount::point).orElse(path);
    if (seen.filter(Mount::isFileSystemReadOnly).isPresent()
        || there.filter(Mount::isFileSystemReadOnly).isPresent()) {
      return Measurement.failed(READ_ONLY, "the file system at " + point + " is read-only");
    }
    if (there.filter(Mount::isMountReadOnly).isPresent()) {
      return Measurement.failed(READ_ONLY, point + " is mounted read-only");
    }
    boolean unsure = there.isEmpty() && seen.filter(Mount::isMountReadOnly).isPresent();
    return unsure
        ? Measurement.succeeded()
            .saying(
                point
                    + " is mounted read-only for the agent; whether for the services, too, cannot"
                    + " be told from here")
        : Measurement.succeeded();
  }
}
