package dev.tend.override.shared;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Random;
import java.util.Set;

/**
 * A file that gets its name when it is whole and on the disk. Nobody ever sees half of it, and what
 * a killed writer leaves behind has a name that nobody reads.
 */
final class DurableFile implements AutoCloseable {
  private static final Set<PosixFilePermission> MODE = PosixFilePermissions.fromString("rw-r--r--");

  private final Path temporary;

  private DurableFile(Path temporary) {
    this.temporary = temporary;
  }

  /** Writes it under a meaningless name. */
  static DurableFile write(DirectoryLayout layout, String content, Random random)
      throws IOException {
    DurableFile file = new DurableFile(layout.file(DirectoryLayout.temporary(random)));
    boolean whole = false;
    try (FileChannel channel =
        FileChannel.open(
            file.temporary,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(MODE))) {
      ByteBuffer bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      // Whatever the umask of the writer: agents of other users read it.
      Files.setPosixFilePermissions(file.temporary, MODE);
      channel.force(true);
      whole = true;
    } finally {
      if (!whole) {
        Files.deleteIfExists(file.temporary);
      }
    }
    return file;
  }

  Path path() {
    return temporary;
  }

  /**
   * Gives it a name that nothing has.
   *
   * @return false if something has
   */
  boolean link(Path target) throws IOException {
    try {
      Files.createLink(target, temporary);
    } catch (FileAlreadyExistsException taken) {
      // A file server whose answer was lost is asked again, and then finds its own link there.
      if (!isThere(target)) {
        return false;
      }
    } catch (UnsupportedOperationException without) {
      throw new DirectoryException(
          target + " cannot be created: its file system has no hard links; use one that has");
    }
    sync(target);
    return true;
  }

  private boolean isThere(Path target) throws IOException {
    return Files.exists(target, LinkOption.NOFOLLOW_LINKS) && Files.isSameFile(target, temporary);
  }

  /** Gives it a name, even if something else has it. */
  void rename(Path target) throws IOException {
    Files.move(
        temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    sync(target);
  }

  /** Makes what happened to a name survive a crash. */
  static void sync(Path name) throws IOException {
    Path directory = name.resolveSibling("");
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Removes the meaningless name. */
  @Override
  public void close() {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException stays) {
      // Nobody reads it, and a later writer removes it: the write has not failed.
      return;
    }
  }
}
