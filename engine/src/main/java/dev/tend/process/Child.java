package dev.tend.process;

import dev.tend.definition.type.KillSignal;
import dev.tend.time.CancellationScope;
import dev.tend.time.Deadline;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A child process that leads a session and process group of its own. Its standard input is empty.
 * One thread starts it and awaits it; any thread may {@link #close} it.
 */
public final class Child implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Child.class);
  private static final File NOTHING = new File("/dev/null");
  private static final long POLL_MILLIS = 10;
  private static final Duration DYING = Duration.ofSeconds(1);

  /** A shell that waits for a line and then turns into the program, its arguments as they stand. */
  private static final String HOLD = "read -r go && exec \"$@\" < /dev/null";

  /** How {@code setsid} says that it could not become the program; its own words are in English. */
  private static final String NOT_EXECUTED = "setsid: failed to execute";

  private final Command command;
  private final Process process;
  private final OptionalLong startTicks;
  private final ProcessGroup group;
  private final List<BoundedCapture> captures;
  private final Optional<BoundedFile> kept;
  private volatile boolean killed;

  private Child(Command command, Process process, Output output) {
    ProcessTable table = ProcessTable.ofThisHost();
    this.command = command;
    this.process = process;
    this.startTicks =
        table.find(process.pid()).stream().mapToLong(ProcessInfo::startTicks).findFirst();
    this.group = new ProcessGroup(table, process.pid());
    this.captures =
        output instanceof Output.Captured captured
            ? List.of(
                new BoundedCapture(process.getInputStream(), captured.limit()),
                new BoundedCapture(process.getErrorStream(), captured.limit()))
            : List.of();
    this.kept =
        output instanceof Output.Appended appended
            ? Optional.of(new BoundedFile(appended.file()))
            : Optional.empty();
  }

  /**
   * Starts a child.
   *
   * @throws ProgramUnavailableException if the program, or {@code setsid} of util-linux, is not
   *     there or may not be executed, or if the system starts no process
   */
  public static Child start(Command command, Output output) throws ProgramUnavailableException {
    return start(command, output, List.of(), ProcessBuilder.Redirect.from(NOTHING));
  }

  /**
   * Starts a child that does nothing before {@link #release}; when this program ends before that,
   * so does the child. Thus somebody can note it before it does anything.
   *
   * @throws ProgramUnavailableException as {@link #start}
   */
  public static Child startHeld(Command command, Output output) throws ProgramUnavailableException {
    return start(
        command,
        output,
        List.of(ProgramLookup.find("sh").toString(), "-c", HOLD, "tend"),
        ProcessBuilder.Redirect.PIPE);
  }

  private static Child start(
      Command command, Output output, List<String> before, ProcessBuilder.Redirect input)
      throws ProgramUnavailableException {
    List<String> argv = new ArrayList<>();
    // A new process never leads a group, so setsid does not fork: it keeps its process id, which
    // becomes that of the session and the group, and turns into the program.
    argv.add(ProgramLookup.find("setsid").toString());
    argv.addAll(before);
    argv.add(ProgramLookup.find(command.program()).toString());
    argv.addAll(command.argv().subList(1, command.argv().size()));
    ProcessBuilder builder = new ProcessBuilder(argv).directory(command.directory().toFile());
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.put("PATH", ProgramLookup.PATH);
    environment.put("LANG", "C");
    environment.putAll(command.environment());
    builder.redirectInput(input);
    switch (output) {
      case Output.Captured captured -> {}
      case Output.Appended appended ->
          builder
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(appended.file().toFile()));
      case Output.Discarded discarded ->
          builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    }
    try {
      return new Child(command, builder.start(), output);
    } catch (IOException refused) {
      throw new ProgramUnavailableException(
          "program '" + command.program() + "' cannot be started in " + command.directory(),
          refused);
    }
  }

  /**
   * Starts a child whose output is captured, and awaits it.
   *
   * @throws ProgramUnavailableException if the program cannot be run
   * @throws InterruptedException if interrupted; the group has then been killed
   */
  public static ChildResult run(Command command, Deadline deadline, CancellationScope scope)
      throws ProgramUnavailableException, InterruptedException {
    return start(command, Output.captured()).await(deadline, scope, Duration.ZERO);
  }

  /** Lets a held child go. One that has been killed meanwhile stays so. */
  public void release() {
    try (OutputStream line = process.getOutputStream()) {
      line.write('\n');
    } catch (IOException gone) {
      LOG.debug("{} (pid {}) was not waiting any more: {}", command, pid(), gone.toString());
    }
  }

  /** Its process id, which is also that of its group. */
  public long pid() {
    return process.pid();
  }

  /** When it started, as {@link ProcessInfo#startTicks}; empty when it was over before the look. */
  public OptionalLong startTicks() {
    return startTicks;
  }

  /**
   * Waits until the child has ended; grandchildren that keep its output open are not waited for. At
   * the deadline, or when the operation is abandoned, its whole group is killed.
   *
   * @param grace how long before the kill the group is asked to end by {@code TERM}: from the
   *     deadline on, so the call may last so much longer; zero to kill at once
   * @throws ProgramUnavailableException if the system refused to execute the program
   * @throws InterruptedException if interrupted; the group has then been killed
   */
  public ChildResult await(Deadline deadline, CancellationScope scope, Duration grace)
      throws ProgramUnavailableException, InterruptedException {
    scope.closes(this);
    try {
      if (!endedBy(deadline)) {
        end(grace);
      } else if (!captures.isEmpty()) {
        group.signal(KillSignal.KILL);
      }
      drain(Deadline.in(DYING));
      return result();
    } catch (InterruptedException interrupted) {
      close();
      throw interrupted;
    } finally {
      scope.closed(this);
    }
  }

  /**
   * Kills it and all of its group, what it left running included. Not needed after {@link #await},
   * which has killed what was to be killed.
   */
  @Override
  public void close() {
    if (process.isAlive()) {
      killed = true;
    }
    // By its handle: Process.destroyForcibly would also close what the child has written.
    process.toHandle().destroyForcibly();
    group.signal(KillSignal.KILL);
  }

  private void end(Duration grace) throws InterruptedException {
    killed = true;
    if (!grace.isZero()) {
      group.signal(KillSignal.TERM);
      endedBy(Deadline.in(grace));
    }
    close();
    if (!endedBy(Deadline.in(DYING))) {
      LOG.warn("{} (pid {}) was killed and is still there", command, pid());
    }
  }

  private boolean endedBy(Deadline deadline) throws InterruptedException {
    while (process.isAlive()) {
      if (deadline.expired()) {
        return false;
      }
      kept.ifPresent(BoundedFile::trim);
      if (!take()) {
        long wait = Math.min(POLL_MILLIS, Math.max(1, deadline.remainingMillis()));
        if (process.waitFor(wait, TimeUnit.MILLISECONDS)) {
          return true;
        }
      } else if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
    return true;
  }

  private void drain(Deadline deadline) {
    while (take() && !deadline.expired()) {
      Thread.onSpinWait();
    }
  }

  private boolean take() {
    boolean any = false;
    for (BoundedCapture capture : captures) {
      any |= capture.take();
    }
    return any;
  }

  private ChildResult result() throws ProgramUnavailableException {
    List<String> texts =
        Stream.concat(captures.stream().map(BoundedCapture::text), Stream.of("", ""))
            .limit(2)
            .toList();
    if (!killed && texts.getLast().startsWith(NOT_EXECUTED)) {
      throw new ProgramUnavailableException(
          "program '" + command.program() + "' cannot be executed: " + texts.getLast().strip());
    }
    OptionalInt exitCode =
        killed || process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
    return new ChildResult(
        exitCode,
        texts.getFirst(),
        texts.getLast(),
        captures.stream().anyMatch(BoundedCapture::truncated));
  }
}
