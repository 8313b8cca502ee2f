package dev.tend.recovery.intervention;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A lock for writing that somebody holds, as a line of {@code /proc/locks} shows it.
 *
 * @param pid who holds it; -1 when the kernel does not say
 * @param major the device's major number
 * @param minor the device's minor number
 * @param inode the file
 */
record FileLock(long pid, long major, long minor, long inode) {
  /** Who waits for a lock has an arrow before its kind, and is passed over: another holds it. */
  private static final Pattern LINE =
      Pattern.compile("\\d+: \\w+ +\\w+ +WRITE +(-?\\d+) ([0-9a-f]+):([0-9a-f]+):(\\d+) .*");

  static List<FileLock> parse(String text) {
    return text.lines().map(FileLock::line).flatMap(Optional::stream).toList();
  }

  private static Optional<FileLock> line(String line) {
    Matcher matcher = LINE.matcher(line);
    return matcher.matches()
        ? Optional.of(
            new FileLock(
                Long.parseLong(matcher.group(1)),
                Long.parseLong(matcher.group(2), 16),
                Long.parseLong(matcher.group(3), 16),
                Long.parseLong(matcher.group(4))))
        : Optional.empty();
  }

  /**
   * Whether it is on this file. Some file systems give the kernel's list another device than they
   * give to who asks for the file's; there the holder must have the file open.
   */
  boolean isOn(long fileInode, long fileDevice, Path file) {
    return inode == fileInode && (device() == fileDevice || holderHasOpen(file));
  }

  /** The device number as the C library packs it. */
  private long device() {
    return (major & 0xfffL) << 8
        | (major & ~0xfffL) << 32
        | (minor & 0xffL)
        | (minor & ~0xffL) << 12;
  }

  private boolean holderHasOpen(Path file) {
    Path descriptors = Path.of("/proc", Long.toString(pid), "fd");
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(descriptors)) {
      for (Path entry : entries) {
        if (file.equals(Files.readSymbolicLink(entry))) {
          return true;
        }
      }
      return false;
    } catch (IOException | DirectoryIteratorException goneOrNotOurs) {
      return false;
    }
  }
}
