package dev.tend.recovery.command;

import dev.tend.definition.type.ResponderTypes;
import dev.tend.process.ProgramResult;
import dev.tend.process.ProgramRunner;
import dev.tend.recovery.ActionOutcome;
import dev.tend.recovery.ActionRun;
import dev.tend.recovery.OperationLimits;
import dev.tend.recovery.RecoveryAction;
import java.util.List;

/**
 * {@code run-command}: succeeds when the program ends with exit code 0 in its time, and did not say
 * that it, or what it called, broke.
 */
public final class RunCommand implements RecoveryAction {
  @Override
  public String type() {
    return "run-command";
  }

  @Override
  public ActionOutcome act(ActionRun run) throws InterruptedException {
    return run(run.settings().get(ResponderTypes.COMMAND), run.limits());
  }

  /**
   * What became of an action that consists of this program.
   *
   * @throws InterruptedException if the action was abandoned
   */
  public static ActionOutcome run(List<String> argv, OperationLimits limits)
      throws InterruptedException {
    ProgramResult end = ProgramRunner.act(argv, limits);
    return switch (end.how()) {
      case EXITED ->
          end.succeeded() && !end.saysNothing()
              ? ActionOutcome.succeeded(end.said())
              : ActionOutcome.failed(end.said());
      case KILLED -> ActionOutcome.timedOut(end.said());
      case UNAVAILABLE -> ActionOutcome.failed(end.said());
    };
  }
}
