package dev.tend.process;

import dev.tend.recovery.OperationLimits;
import dev.tend.time.CancellationScope;
import dev.tend.time.Deadline;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;

/** Runs programs to their end. */
public final class ProgramRunner {
  private ProgramRunner() {}

  /**
   * Runs a program that answers and changes nothing. Whatever it leaves running in its group is
   * killed. It is not registered: as an orphan it would do no harm, and each entry is a write to
   * disk.
   *
   * @throws InterruptedException if the operation was abandoned; the program has then been killed
   */
  public static ProgramResult ask(List<String> argv, Deadline deadline, CancellationScope scope)
      throws InterruptedException {
    try {
      ChildResult result = Child.run(Command.of(argv), deadline, scope);
      String words = OutputExcerpt.of(result.output() + "\n" + result.errors());
      return ProgramResult.of(argv, result, result.errors(), words);
    } catch (ProgramUnavailableException unavailable) {
      return ProgramResult.unavailable(argv, String.valueOf(unavailable.getMessage()));
    }
  }

  /** The same within these limits. */
  public static ProgramResult ask(List<String> argv, OperationLimits limits)
      throws InterruptedException {
    return ask(argv, limits.deadline(), limits.scope());
  }

  /**
   * Runs a program that changes something and may leave a daemon behind, which is left running. Its
   * output goes to a file: a daemon that inherits a pipe would be killed by writing to it once
   * nobody reads. Where no file can be made the output is thrown away: a full disk must not keep a
   * service from being restarted. The program is registered before it does anything, so that the
   * next run of the agent finds it. At the deadline it is killed with its group.
   *
   * @throws InterruptedException if the action was abandoned; the program has then been killed
   */
  public static ProgramResult act(List<String> argv, OperationLimits limits)
      throws InterruptedException {
    Output output = new Output.Discarded();
    String words = "";
    try {
      output = new Output.Appended(Files.createTempFile("tend-act-", ".out"));
    } catch (IOException unwritable) {
      words = "its output was not kept: " + unwritable;
    }
    try {
      ChildResult result = await(Child.startHeld(Command.of(argv), output), limits);
      if (output instanceof Output.Appended kept) {
        String end = OutputExcerpt.endOf(kept.file());
        return ProgramResult.of(argv, result, end, OutputExcerpt.of(end));
      }
      return ProgramResult.of(argv, result, "", words);
    } catch (ProgramUnavailableException unavailable) {
      return ProgramResult.unavailable(argv, String.valueOf(unavailable.getMessage()));
    } finally {
      if (output instanceof Output.Appended kept) {
        OutputExcerpt.delete(kept.file());
      }
    }
  }

  private static ChildResult await(Child child, OperationLimits limits)
      throws ProgramUnavailableException, InterruptedException {
    // A store that hangs may hold this up for long; what was given up meanwhile must not begin
    // then.
    limits.scope().closes(child);
    child.startTicks().ifPresent(ticks -> limits.children().began(child.pid(), ticks));
    limits.scope().closed(child);
    if (limits.deadline().expired()) {
      child.close();
    } else {
      child.release();
    }
    return child.await(limits.deadline(), limits.scope(), Duration.ZERO);
  }
}
