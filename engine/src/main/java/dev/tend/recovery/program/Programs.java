package dev.tend.recovery.program;

import dev.tend.child.Child;
import dev.tend.child.ChildResult;
import dev.tend.child.Command;
import dev.tend.child.Output;
import dev.tend.child.ProgramUnavailableException;
import dev.tend.recovery.Bounds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Runs the programs of acts. */
public final class Programs {
  private Programs() {}

  /**
   * Runs a program that answers and changes nothing. Whatever it leaves running in its group is
   * killed. It is not registered: as an orphan it would do no harm, and each entry is a write to
   * disk.
   *
   * @throws InterruptedException if the act was abandoned; the program has then been killed
   */
  public static ProgramEnd ask(List<String> argv, Bounds bounds) throws InterruptedException {
    try {
      ChildResult result = Child.run(Command.of(argv), bounds.deadline(), bounds.abandonment());
      return ProgramEnd.of(argv, result);
    } catch (ProgramUnavailableException unavailable) {
      return ProgramEnd.unavailable(argv, String.valueOf(unavailable.getMessage()));
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
  public static ProgramEnd act(List<String> argv, Bounds bounds) throws InterruptedException {
    Path file;
    try {
      file = Files.createTempFile("tend-act-", ".out");
    } catch (IOException unwritable) {
      return actUnheard(argv, bounds, "its output was not kept: " + unwritable);
    }
    try {
      Child child = Child.startHeld(Command.of(argv), Output.appendedTo(file));
      return ProgramEnd.of(argv, await(child, bounds), Excerpt.endOf(file));
    } catch (ProgramUnavailableException unavailable) {
      return ProgramEnd.unavailable(argv, String.valueOf(unavailable.getMessage()));
    } finally {
      Excerpt.delete(file);
    }
  }

  /** A full disk must not keep a service from being restarted. */
  private static ProgramEnd actUnheard(List<String> argv, Bounds bounds, String why)
      throws InterruptedException {
    try {
      Child child = Child.startHeld(Command.of(argv), Output.discarded());
      return ProgramEnd.of(argv, await(child, bounds), why);
    } catch (ProgramUnavailableException unavailable) {
      return ProgramEnd.unavailable(argv, String.valueOf(unavailable.getMessage()));
    }
  }

  private static ChildResult await(Child child, Bounds bounds)
      throws ProgramUnavailableException, InterruptedException {
    // A store that hangs may hold this up for long; what was given up meanwhile must not begin
    // then.
    bounds.abandonment().closes(child);
    child.startTicks().ifPresent(ticks -> bounds.children().began(child.pid(), ticks));
    bounds.abandonment().closed(child);
    if (bounds.deadline().expired()) {
      child.close();
    } else {
      child.release();
    }
    return child.await(bounds.deadline(), bounds.abandonment(), Duration.ZERO);
  }
}
