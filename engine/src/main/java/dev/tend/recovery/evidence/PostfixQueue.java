package dev.tend.recovery.evidence;

import dev.tend.process.ProgramResult;
import dev.tend.process.ProgramRunner;
import dev.tend.recovery.OperationLimits;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** The mail queue of Postfix, counted by its files. Safe for use by many threads. */
public final class PostfixQueue {
  private static final List<String> QUEUES =
      List.of("maildrop", "incoming", "active", "deferred", "hold", "corrupt");

  private final List<String> locator;

  /**
   * The queue whose directory this program prints.
   *
   * @param locator the program and its arguments
   */
  public PostfixQueue(List<String> locator) {
    this.locator = List.copyOf(locator);
  }

  /** The queue of the Postfix that is the host's. */
  public static PostfixQueue ofThisHost() {
    return new PostfixQueue(List.of("postconf", "-h", "queue_directory"));
  }

  /**
   * How many messages are in each of its queues.
   *
   * @param messages the messages by the queue's name; a queue that could not be read is left out
   * @param whole whether there was time to count all
   */
  public record Count(Map<String, Long> messages, boolean whole) {
    /** Those in one queue; empty when it could not be counted to the end. */
    public OptionalLong in(String queue) {
      Long found = messages.get(queue);
      return whole && found != null ? OptionalLong.of(found) : OptionalLong.empty();
    }

    @Override
    public String toString() {
      String all =
          messages.entrySet().stream()
              .map(one -> one.getKey() + " " + one.getValue())
              .collect(Collectors.joining(", "));
      return (whole ? "" : "at least ") + all;
    }
  }

  /**
   * Counts them, as far as the time allows.
   *
   * @throws IOException if the queue cannot be found; the message says why
   * @throws InterruptedException if the operation was abandoned
   */
  public Count count(OperationLimits limits) throws IOException, InterruptedException {
    ProgramResult located = ProgramRunner.ask(locator, limits);
    String directory = located.output().strip();
    if (!located.succeeded() || !directory.startsWith("/")) {
      throw new IOException("there is no queue of Postfix: " + located.said());
    }
    Map<String, Long> messages = new LinkedHashMap<>();
    boolean whole = true;
    for (String queue : QUEUES) {
      Counting counting = new Counting(limits);
      Path files = Path.of(directory, queue);
      if (Files.isReadable(files)) {
        Files.walkFileTree(files, counting);
        messages.put(queue, counting.files);
        whole = whole && !counting.cut;
      } else {
        // Postfix makes the directory of a queue when it first needs it.
        whole = whole && !Files.exists(files);
      }
    }
    if (messages.isEmpty()) {
      throw new IOException("the agent may not read the queue below " + directory);
    }
    return new Count(messages, whole);
  }

  /** A queue changes while it is read: what vanishes is not counted. */
  private static final class Counting extends SimpleFileVisitor<Path> {
    private static final int LOOK_AT_CLOCK = 256;

    private final OperationLimits limits;
    private long files;
    private boolean cut;

    Counting(OperationLimits limits) {
      this.limits = limits;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      files++;
      cut = files % LOOK_AT_CLOCK == 0 && limits.deadline().expired();
      return cut ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException vanished) {
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, IOException unreadable) {
      return FileVisitResult.CONTINUE;
    }
  }
}
