package dev.tend.recovery.command;

import dev.tend.process.ProgramResult;
import dev.tend.recovery.ActionOutcome;

/** What the end of a program means for an act that consists of it. */
final class CommandOutcome {
  private CommandOutcome() {}

  static ActionOutcome of(ProgramResult end) {
    return switch (end.how()) {
      case EXITED ->
          end.succeeded() ? ActionOutcome.succeeded(end.said()) : ActionOutcome.failed(end.said());
      case KILLED -> ActionOutcome.timedOut(end.said());
      case UNAVAILABLE -> ActionOutcome.failed(end.said());
    };
  }
}
