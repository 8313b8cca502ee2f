package dev.tend.state;

import dev.tend.file.FileOwnership;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/** How a file of the inbox comes to be: completely or not at all, durable, and the agent's. */
final class InboxFile {
  private static final String PRIVATE = "rw-------";
  private static final String OWN = "rwx------";

  private InboxFile() {}

  /** Creates the directory if absent, closed to everybody but the owner of the state. */
  static void createDirectory(Path directory, Path state) throws IOException {
    if (Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try {
      Files.createDirectory(
          directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWN)));
      giveToOwner(directory, state);
    } catch (FileAlreadyExistsException first) {
      if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
        throw new IOException(directory + " is not a directory; remove it", first);
      }
    }
  }

  /**
   * Writes a file behind all that have a lower number. No name is ever used twice, so that whoever
   * takes a file never removes another.
   */
  static void write(Path directory, long number, byte[] text) throws IOException {
    String unique = UUID.randomUUID().toString().substring(0, 8);
    Path unfinished = directory.resolve(".new-" + unique);
    try {
      try (FileChannel channel =
          FileChannel.open(
              unfinished,
              Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(PRIVATE)))) {
        ByteBuffer left = ByteBuffer.wrap(text);
        while (left.hasRemaining()) {
          channel.write(left);
        }
        channel.force(true);
      }
      giveToOwner(unfinished, directory);
      Files.move(
          unfinished,
          directory.resolve("%012d-%s.json".formatted(number, unique)),
          StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unfinished);
    }
    try (FileChannel entries = FileChannel.open(directory, StandardOpenOption.READ)) {
      entries.force(true);
    }
  }

  private static void giveToOwner(Path file, Path like) throws IOException {
    PosixFileAttributes wanted = Files.readAttributes(like, PosixFileAttributes.class);
    PosixFileAttributeView view =
        Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    if (FileOwnership.isRootHere() && view != null) {
      view.setGroup(wanted.group());
      view.setOwner(wanted.owner());
    }
  }
}
