package dev.tend.override.shared;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which directory this is. Where a file system is not mounted there is still a directory, and an
 * empty one: without a mark it would look like one from which all overrides were removed.
 *
 * @param stamp how its file looked when it was read; empty when it has to be read in any case
 * @param ids who it says it is; several when it took another's place
 */
record DirectoryId(Optional<FileVersion> stamp, List<String> ids) {
  private static final String WORD = "tend-overrides ";
  private static final Pattern LINE = Pattern.compile(WORD + "([0-9a-f]{32})");
  private static final int MOST_BYTES = 16 * 1024;

  /** The content of the marker of a new directory. */
  static String content(String id) {
    return WORD + id + "\n";
  }

  /**
   * The marker that lies there now; empty when there is none.
   *
   * @param before the one that was there before, which is not opened again when nothing changed
   * @param began when the look began
   */
  static Optional<DirectoryId> look(
      Path file,
      FileSystemAccess files,
      Optional<DirectoryId> before,
      long began,
      LongSupplier nanos)
      throws IOException {
    try {
      FileAttributes attributes = files.stat(file);
      long seen = nanos.getAsLong();
      Optional<FileVersion> known = before.flatMap(DirectoryId::stamp);
      if (known.isPresent() && known.get().holdsFor(attributes)) {
        return before;
      }
      if (!attributes.isFile()) {
        throw new DirectoryException(
            file + " is " + attributes.kind().words() + "; it has to be a regular file");
      }
      List<String> ids = ids(file, files.read(file, MOST_BYTES + 1));
      return Optional.of(
          new DirectoryId(Optional.of(FileVersion.ofRead(known, attributes, began, seen)), ids));
    } catch (NoSuchFileException gone) {
      return Optional.empty();
    }
  }

  private static List<String> ids(Path file, byte[] bytes) throws IOException {
    List<String> ids = new ArrayList<>();
    for (String line : new String(bytes, StandardCharsets.UTF_8).split("\n", -1)) {
      Matcher matcher = LINE.matcher(line.strip());
      if (matcher.matches()) {
        ids.add(matcher.group(1));
      } else if (!line.isBlank() || bytes.length > MOST_BYTES) {
        throw garbled(file);
      }
    }
    if (ids.isEmpty()) {
      throw garbled(file);
    }
    return List.copyOf(ids);
  }

  private static DirectoryException garbled(Path file) {
    return new DirectoryException(
        file
            + " does not have lines such as '"
            + WORD
            + "0123456789abcdef0123456789abcdef'; bring it back, or remove it");
  }

  /** One that is known from an earlier run; empty when these are no ids. */
  static Optional<DirectoryId> remembered(List<String> ids) {
    return ids.stream().allMatch(id -> LINE.matcher(WORD + id).matches())
        ? Optional.of(new DirectoryId(Optional.empty(), List.copyOf(ids)))
        : Optional.empty();
  }

  /**
   * Whether a directory with this marker is the one, or took the place of the one, with another.
   */
  boolean isOf(DirectoryId other) {
    return !Collections.disjoint(ids, other.ids);
  }

  /** What to write where, so that another directory is taken for this one. */
  String adoption(Path file) {
    return "append the line '" + WORD + ids.getLast() + "' to " + file;
  }
}
