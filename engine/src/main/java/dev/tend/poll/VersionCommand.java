package dev.tend.poll;

import dev.tend.definition.value.ValueException;
import dev.tend.override.Version;
import dev.tend.process.ProgramResult;
import dev.tend.process.ProgramRunner;
import dev.tend.time.CancellationScope;
import dev.tend.time.Deadline;
import java.time.Duration;
import java.util.List;

/** Asks a command for the mail server's version. */
final class VersionCommand {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int LONGEST = 200;

  private final List<String> argv;

  /** The command as it is configured. */
  VersionCommand(List<String> argv) {
    this.argv = argv;
  }

  /**
   * The version on the first line that the command prints. Blocks for some seconds at most, and
   * touches files: call it on a thread that may be lost.
   *
   * @throws VersionUnknownException if it does not print one
   * @throws InterruptedException if interrupted; the command has then been killed
   */
  Version ask() throws VersionUnknownException, InterruptedException {
    ProgramResult result = ProgramRunner.ask(argv, Deadline.in(TIMEOUT), new CancellationScope());
    if (!result.succeeded()) {
      throw new VersionUnknownException(result.said());
    }
    try {
      return Version.parse(result.output().lines().findFirst().orElse(""));
    } catch (ValueException none) {
      throw new VersionUnknownException(
          argv.getFirst() + " printed no version: " + plain(String.valueOf(none.getMessage())));
    }
  }

  private static String plain(String text) {
    String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
  }

  /** The mail server's version could not be determined; the last known one stays in use. */
  static final class VersionUnknownException extends Exception {
    private static final long serialVersionUID = 1L;

    VersionUnknownException(String message) {
      super(message);
    }
  }
}
