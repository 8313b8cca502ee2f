package dev.tend.process;

import java.nio.file.Path;

/** What becomes of what a child writes, and of what it leaves running. */
public sealed interface Output {
  /**
   * Kept up to so many bytes of each of its two streams; the rest is read and thrown away. For
   * commands that answer and are done: what they leave running in their group is killed when they
   * have ended.
   *
   * @param limit bytes of each stream
   */
  record Captured(int limit) implements Output {}

  /**
   * Both streams at the end of a file, which is emptied whenever it grows beyond some MiB while the
   * child is awaited. For commands that leave something running, which is let live.
   *
   * @param file is made when it is not there
   */
  record Appended(Path file) implements Output {}

  /** Thrown away. For commands that leave something running, which is let live. */
  record Discarded() implements Output {}

  /** Kept up to 64 KiB of each stream. */
  static Output captured() {
    return new Captured(64 * 1024);
  }
}
