package dev.tend.probe.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The mounts that one process sees. Reading the table touches no volume.
 *
 * @param mounts in the order of the kernel
 */
record MountTable(List<Mount> mounts) {
  /** Copies the list. */
  MountTable {
    mounts = List.copyOf(mounts);
  }

  /** Reads a file {@code mountinfo}. */
  static MountTable read(Path mountinfo) throws IOException {
    return new MountTable(
        new String(Files.readAllBytes(mountinfo), StandardCharsets.UTF_8)
            .lines()
            .flatMap(line -> Mount.parse(line).stream())
            .toList());
  }

  /**
   * The mount that a path leads to; empty when the table does not say.
   *
   * @param path absolute and without symbolic links
   */
  Optional<Mount> of(String path) {
    Set<String> ids = mounts.stream().map(Mount::id).collect(Collectors.toSet());
    Optional<Mount> next =
        nearestRoot(path, mounts.stream().filter(one -> !ids.contains(one.parent())).toList());
    Optional<Mount> found = next;
    // A step for each mount at most: a table read while it changes may contain a circle.
    for (int step = 0; next.isPresent() && step < mounts.size(); step++) {
      found = next;
      String here = next.get().id();
      next =
          nearestRoot(
              path,
              mounts.stream()
                  .filter(one -> one.parent().equals(here) && !one.id().equals(here))
                  .toList());
    }
    return found;
  }

  /**
   * The way to a path comes first to the mount nearest the root, whatever was mounted deeper before
   * it and is hidden by it.
   */
  private static Optional<Mount> nearestRoot(String path, List<Mount> candidates) {
    return candidates.stream()
        .filter(one -> Mount.leads(one.point(), path))
        .min(Comparator.comparingInt(one -> one.point().length()));
  }

  /** Whether two processes live in one tree of files, but for what a sandbox has changed in it. */
  boolean hasRootOf(MountTable other) {
    Optional<Mount> mine = of("/");
    Optional<Mount> theirs = other.of("/");
    return mine.isPresent()
        && theirs.isPresent()
        && mine.get().device().equals(theirs.get().device())
        && mine.get().root().equals(theirs.get().root());
  }
}
