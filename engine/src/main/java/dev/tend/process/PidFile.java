package dev.tend.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A file in which a daemon leaves its process ID.
 *
 * @param path where it is; a symbolic link is followed
 */
public record PidFile(Path path) {
  private static final int LONGEST = 64;

  /** How exactly files and processes are dated; and a starter may write for its child. */
  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  /**
   * The process ID that it holds, blanks before it or not: Postfix writes some. Of several lines
   * the first counts. Empty when the file is empty.
   *
   * @throws IOException if the file cannot be read, or holds something else
   */
  public OptionalLong pid() throws IOException {
    try (InputStream stream = Files.newInputStream(path)) {
      byte[] bytes = stream.readNBytes(LONGEST);
      String first = new String(bytes, StandardCharsets.UTF_8).strip().split("\\s", 2)[0];
      if (!first.isEmpty() && (!first.matches("\\d{1,18}") || first.matches("0+"))) {
        throw new IOException(path + " holds no process id");
      }
      return first.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(first));
    }
  }

  /**
   * The process whose ID it holds, zombies included; empty when there is none, or when the ID has
   * become that of a thread.
   *
   * @throws IOException if the file cannot be read, or holds no ID
   */
  public Optional<ProcessInfo> process(ProcessTable table) throws IOException {
    OptionalLong pid = pid();
    return pid.isEmpty() || table.isThread(pid.getAsLong())
        ? Optional.empty()
        : table.find(pid.getAsLong());
  }

  /**
   * Why the process of this ID may be another than the one the file was written for, so that it
   * must not be signalled; empty when nothing speaks against it. Where the wall clock was stepped
   * forward since, this may object to the right one.
   *
   * @throws IOException if the file cannot be looked at
   */
  public Optional<String> objection(ProcessInfo process, ProcessTable table) throws IOException {
    Instant written = Files.getLastModifiedTime(path).toInstant();
    Optional<Instant> began = table.startedAt(process);
    if (began.isEmpty()) {
      return Optional.of("when process " + process.pid() + " began cannot be told");
    }
    if (began.get().isAfter(written.plus(TOLERANCE))) {
      return Optional.of(
          "process %d began after %s was written: its ID was another's"
              .formatted(process.pid(), path));
    }
    int owner = (int) Files.getAttribute(path, "unix:uid");
    OptionalInt user = table.user(process.pid());
    // As systemd does: a user must not have a process of another user ended.
    return owner == 0 || user.isEmpty() || user.getAsInt() == owner
        ? Optional.empty()
        : Optional.of(
            "%s belongs to user %d, and process %d to user %d"
                .formatted(path, owner, process.pid(), user.getAsInt()));
  }
}
