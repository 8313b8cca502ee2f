package dev.tend.override.shared;

import dev.tend.override.store.StrictJson;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** The files in which servers say what they applied. */
final class AcknowledgementFiles {
  private static final int MOST_SERVERS = 2_000;
  private static final long MOST_BYTES_OF_ALL = 32L << 20;

  private final DirectoryLayout layout;
  private final FileSystemAccess files;
  private final List<Heard> heard = new ArrayList<>();
  private long bytes;

  /** What a server said, and when by the clock of the file system. */
  private record Heard(Acknowledgement acknowledgement, Instant changed) {}

  AcknowledgementFiles(DirectoryLayout layout, FileSystemAccess files) {
    this.layout = layout;
    this.files = files;
  }

  /**
   * All of them but those that are 30 days older than the newest, whose servers are gone; none
   * where no server has said anything yet.
   */
  List<Acknowledgement> read() throws IOException {
    List<String> names;
    try {
      if (files.stat(layout.directory()).kind() != FileAttributes.Kind.DIRECTORY) {
        throw new DirectoryException(layout.directory() + " is not a directory; remove it");
      }
      names = files.names(layout.directory(), MOST_SERVERS + 1);
    } catch (NoSuchFileException notYet) {
      return List.of();
    }
    if (names.size() > MOST_SERVERS) {
      throw new DirectoryException(
          layout.directory() + " has more than " + MOST_SERVERS + " files; remove the oldest");
    }
    for (String name : new TreeSet<>(names)) {
      if (DirectoryLayout.kind(name) == DirectoryLayout.Kind.OVERRIDE) {
        read(name);
      }
    }
    Instant newest = heard.stream().map(Heard::changed).max(Instant::compareTo).orElse(Instant.MAX);
    return heard.stream()
        .filter(one -> !one.changed().isBefore(newest.minus(SharedWriter.GONE_AFTER)))
        .map(Heard::acknowledgement)
        .sorted(Comparator.comparing(Acknowledgement::server, String.CASE_INSENSITIVE_ORDER))
        .toList();
  }

  private void read(String name) throws IOException {
    Path file = layout.file(name);
    try {
      FileAttributes attributes = files.stat(file);
      if (attributes.isFile()
          && attributes.size() <= AcknowledgementText.MOST_BYTES
          && bytes + attributes.size() <= MOST_BYTES_OF_ALL) {
        bytes += attributes.size();
        Acknowledgement read = AcknowledgementText.read(text(file));
        if (layout.fileOf(read.server()).equals(file)) {
          heard.add(new Heard(read, attributes.changed()));
        }
      }
    } catch (NoSuchFileException | CharacterCodingException | StrictJson.RefusedException passed) {
      // Its server writes it again, perhaps at this moment.
      return;
    }
  }

  private String text(Path file) throws IOException {
    byte[] content = files.read(file, AcknowledgementText.MOST_BYTES + 1);
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString().strip();
  }
}
