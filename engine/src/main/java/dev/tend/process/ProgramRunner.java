package dev.tend.process;

import dev.tend.recovery.OperationLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Runs the programs of acts. */
public final class ProgramRunner {
  private ProgramRunner() {}

  /**
   * Runs a program that answers and changes nothing. Whatever it leaves running in its group is
   * killed. It is not registered: as an orphan it would do no harm, and each entry is a write to
   * disk.
   *
   * @throws InterruptedException if the act was abandoned; the program has then been killed
   */
  public static ProgramResult ask(List<String> argv, OperationLimits limits)
      throws InterruptedException {
    try {
      ChildResult result = Child.run(Command.of(argv), limits.deadline(), limits.scope());
      return ProgramResult.of(argv, result);
    } catch (ProgramUnavailableException unavailable) {
      return ProgramResult.unavailable(argv, String.valueOf(unavailable.getMessage()));
    }
  }

  /**
   * Runs a program that changes something and may leave a daemon behind, which is let live. Its
   * output goes through a file: a daemon that inherits a pipe would be killed by writing to it once
   * nobody reads. It is registered before it does anything, so that a next life finds it. At the
   * deadline the program and its group are killed.
   *
   * @throws InterruptedException if the act was abandoned; the program has then been killed
   */
  public static ProgramResult act(List<String> argv, OperationLimits limits)
      throws InterruptedException {
    Path file;
    try {
      file = Files.createTempFile("tend-act-", ".out");
    } catch (IOException unwritable) {
      return actUnheard(argv, limits, "its output was not kept: " + unwritable);
    }
    try {
      Child child = Child.startHeld(Command.of(argv), Output.appendedTo(file));
      return ProgramResult.of(argv, await(child, limits), OutputExcerpt.endOf(file));
    } catch (ProgramUnavailableException unavailable) {
      return ProgramResult.unavailable(argv, String.valueOf(unavailable.getMessage()));
    } finally {
      OutputExcerpt.delete(file);
    }
  }

  /** A full disk must not keep a service from being restarted. */
  private static ProgramResult actUnheard(List<String> argv, OperationLimits limits, String why)
      throws InterruptedException {
    try {
      Child child = Child.startHeld(Command.of(argv), Output.discarded());
      return ProgramResult.of(argv, await(child, limits), why);
    } catch (ProgramUnavailableException unavailable) {
      return ProgramResult.unavailable(argv, String.valueOf(unavailable.getMessage()));
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
