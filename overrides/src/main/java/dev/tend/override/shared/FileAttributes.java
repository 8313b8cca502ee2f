package dev.tend.override.shared;

import dev.tend.file.FileOwnership;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;

/**
 * What a file looks like without being opened. Two equal ones are of the same file, which most
 * likely did not change in between.
 *
 * @param device the file system it is on
 * @param inode its number there
 * @param kind what it is
 * @param ownership whose it is and who may write it
 * @param size its length in bytes
 * @param modified when its content was last changed; anybody who may write it can set this
 * @param changed when anything of it was last changed, by the clock of its file system
 */
record FileAttributes(
    long device,
    long inode,
    Kind kind,
    FileOwnership ownership,
    long size,
    Instant modified,
    Instant changed) {
  /** The attributes that {@link #of} reads. */
  static final String WANTED =
      "unix:dev,ino,size,lastModifiedTime,ctime,isDirectory,isSymbolicLink," + FileOwnership.WANTED;

  /** What can be in a directory. */
  enum Kind {
    FILE("a regular file"),
    DIRECTORY("a directory"),
    LINK("a symbolic link"),
    OTHER("a pipe, a socket or a device");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  static FileAttributes of(Map<String, Object> attributes) {
    return new FileAttributes(
        number(attributes, "dev"),
        number(attributes, "ino"),
        kind(attributes),
        FileOwnership.of(attributes),
        number(attributes, "size"),
        time(attributes, "lastModifiedTime"),
        time(attributes, "ctime"));
  }

  private static long number(Map<String, Object> attributes, String name) {
    return ((Number) attributes.getOrDefault(name, -1)).longValue();
  }

  private static Instant time(Map<String, Object> attributes, String name) {
    return ((FileTime) attributes.getOrDefault(name, FileTime.fromMillis(0))).toInstant();
  }

  private static Kind kind(Map<String, Object> attributes) {
    if (Boolean.TRUE.equals(attributes.get("isRegularFile"))) {
      return Kind.FILE;
    }
    if (Boolean.TRUE.equals(attributes.get("isDirectory"))) {
      return Kind.DIRECTORY;
    }
    return Boolean.TRUE.equals(attributes.get("isSymbolicLink")) ? Kind.LINK : Kind.OTHER;
  }

  boolean isFile() {
    return kind == Kind.FILE;
  }

  boolean isSameFile(FileAttributes other) {
    return device == other.device && inode == other.inode;
  }
}
