package dev.tend.recovery.command;

import dev.tend.definition.type.ResponderTypes;
import dev.tend.process.ProgramRunner;
import dev.tend.recovery.ActionOutcome;
import dev.tend.recovery.ActionRun;
import dev.tend.recovery.RecoveryAction;

/** {@code run-command}: succeeds when the program ends with exit code 0 in its time. */
public final class RunCommand implements RecoveryAction {
  @Override
  public String type() {
    return "run-command";
  }

  @Override
  public ActionOutcome act(ActionRun run) throws InterruptedException {
    return CommandOutcome.of(
        ProgramRunner.act(run.settings().get(ResponderTypes.COMMAND), run.limits()));
  }
}
