package dev.tend.probe.host;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One line of the kernel's table of mounts, {@code mountinfo} of proc(5).
 *
 * @param id its number in its namespace
 * @param parent the number of the mount that it is mounted on
 * @param device the file system's device, {@code major:minor}
 * @param root the directory of the file system that is mounted
 * @param point where it is mounted
 * @param options those of this mount alone: a sandbox may have set them for itself
 * @param type the file system's type
 * @param fileSystemOptions those of the file system, which are the same in every namespace
 */
record Mount(
    String id,
    String parent,
    String device,
    String root,
    String point,
    Set<String> options,
    String type,
    Set<String> fileSystemOptions) {
  private static final String SEPARATOR = "-";
  private static final int ID = 0;
  private static final int PARENT = 1;
  private static final int DEVICE = 2;
  private static final int ROOT = 3;
  private static final int POINT = 4;
  private static final int OPTIONS = 5;
  private static final int FIRST_OPTIONAL = 6;
  private static final int TYPE = 1;
  private static final int FILE_SYSTEM_OPTIONS = 3;

  /**
   * With what a file system says that nothing can be written to it: {@code ro} as it was mounted,
   * or as btrfs, older ext4 and others turn when they meet an error; the other two since Linux 6.15
   * as ext4 does.
   */
  private static final Set<String> UNWRITABLE = Set.of("ro", "emergency_ro", "shutdown");

  /** Reads a line; empty for one that is not of this form. */
  static Optional<Mount> parse(String line) {
    List<String> fields = List.of(line.split(" ", -1));
    int separator =
        fields.subList(Math.min(FIRST_OPTIONAL, fields.size()), fields.size()).indexOf(SEPARATOR);
    int end = FIRST_OPTIONAL + separator;
    if (separator < 0 || fields.size() <= end + FILE_SYSTEM_OPTIONS) {
      return Optional.empty();
    }
    return Optional.of(
        new Mount(
            fields.get(ID),
            fields.get(PARENT),
            fields.get(DEVICE),
            fields.get(ROOT),
            unescape(fields.get(POINT)),
            options(fields.get(OPTIONS)),
            fields.get(end + TYPE),
            options(fields.get(end + FILE_SYSTEM_OPTIONS))));
  }

  /** Whether nobody can write to the file system, wherever it is mounted. */
  boolean isFileSystemReadOnly() {
    return !Collections.disjoint(fileSystemOptions, UNWRITABLE);
  }

  /** Whether those who see this mount can write to it, as far as the mount itself goes. */
  boolean isMountReadOnly() {
    return options.contains("ro");
  }

  /** Whether it only waits for a look to mount what belongs there. */
  boolean isAutomount() {
    return type.equals("autofs");
  }

  /**
   * Whether a path is at a mount point or below it. Compares texts: a path of the host need not be
   * one that this program's own character set has.
   *
   * @param path absolute and without symbolic links
   */
  static boolean leads(String point, String path) {
    return path.equals(point) || path.startsWith(point.endsWith("/") ? point : point + "/");
  }

  /** Undoes the octal escapes of blanks and backslashes, as in fstab(5). */
  static String unescape(String point) {
    return point
        .replace("\\040", " ")
        .replace("\\011", "\t")
        .replace("\\012", "\n")
        .replace("\\134", "\\");
  }

  private static Set<String> options(String text) {
    return Set.copyOf(List.of(text.split(",", -1)));
  }
}
