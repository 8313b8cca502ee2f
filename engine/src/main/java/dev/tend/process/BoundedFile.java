package dev.tend.process;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A file that a child appends to, kept from filling the disk: emptied when it grows too large. */
final class BoundedFile {
  private static final Logger LOG = LoggerFactory.getLogger(BoundedFile.class);
  private static final long MOST_BYTES = 8L << 20;

  private final Path file;
  private boolean told;

  BoundedFile(Path file) {
    this.file = file;
  }

  /** To be called every few milliseconds: between two calls nothing holds the child back. */
  void trim() {
    try {
      if (Files.size(file) > MOST_BYTES) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
          channel.truncate(0);
        }
      }
    } catch (IOException gone) {
      if (!told) {
        told = true;
        LOG.warn("{} cannot be kept small: {}", file, gone.toString());
      }
    }
  }
}
