package dev.tend.state;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** One agent on one directory. The kernel ends the lock with the process, however that ends. */
final class DirectoryLock implements AutoCloseable {
  private static final Path LOCKS = Path.of("/proc/locks");

  private final FileChannel channel;

  private DirectoryLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @throws StateRefusedException if another process has it
   * @throws IOException if it cannot be taken here
   */
  static DirectoryLock take(Path file) throws StateRefusedException, IOException {
    // Closing any channel on the file would end a lock of this process, so check before opening.
    Optional<String> holder = Files.exists(file) ? holder(file) : Optional.empty();
    if (holder.isPresent()) {
      throw taken(file, holder);
    }
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return new DirectoryLock(channel);
      }
      channel.close();
      throw taken(file, holder(file));
    } catch (OverlappingFileLockException ours) {
      channel.close();
      throw taken(file, Optional.of(String.valueOf(ProcessHandle.current().pid())));
    } catch (IOException failed) {
      channel.close();
      throw failed;
    }
  }

  private static StateRefusedException taken(Path file, Optional<String> holder) {
    return new StateRefusedException(
        "another agent uses "
            + file.resolveSibling("")
            + holder.map(pid -> ", process " + pid).orElse("")
            + "; stop it, or give this one a state directory of its own");
  }

  /** The process that has a lock on the file, as far as the kernel shows it. */
  private static Optional<String> holder(Path file) throws IOException {
    long device = (Long) Files.getAttribute(file, "unix:dev");
    long inode = (Long) Files.getAttribute(file, "unix:ino");
    long major = (device >> 8 & 0xfff) | (device >> 32 & ~0xfffL);
    long minor = (device & 0xff) | (device >> 12 & ~0xffL);
    String wanted = String.format("%02x:%02x:%d", major, minor, inode);
    if (!Files.isReadable(LOCKS)) {
      return Optional.empty();
    }
    return Files.readAllLines(LOCKS).stream()
        .map(line -> line.strip().split("\\s+", -1))
        .filter(fields -> fields.length > 5 && fields[5].equals(wanted))
        .map(fields -> fields[4])
        .findFirst();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
