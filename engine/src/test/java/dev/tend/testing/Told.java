package dev.tend.testing;

import dev.tend.core.input.DefinitionInput;
import dev.tend.core.input.EnvironmentInput;
import dev.tend.core.input.Input;
import dev.tend.core.input.OperatorInput;
import dev.tend.core.input.ProbeReported;
import dev.tend.core.input.RecoveryInput;
import dev.tend.core.input.Ticked;

/** Inputs in a few words. */
final class Told {
  private Told() {}

  static String brief(Input input) {
    return switch (input) {
      case ProbeReported result ->
          result.probe().item() + " " + result.outcome() + " " + result.trigger().text();
      case Ticked tick -> "tick";
      case RecoveryInput.IntentRecorded recorded -> "stored " + recorded.stored();
      case RecoveryInput.EvidenceCollected collected -> "evidence " + collected.file();
      case RecoveryInput.RecoveryEnded ended -> "ended " + ended.result();
      case RecoveryInput.IntentFoundOpen open -> "found " + open.instance();
      case RecoveryInput.OutcomeUntold untold -> "untold " + untold.instance();
      case OperatorInput.ApprovalAnswered answered -> "answered " + answered.granted();
      case OperatorInput other -> other.getClass().getSimpleName();
      case EnvironmentInput other -> other.getClass().getSimpleName();
      case DefinitionInput other -> other.getClass().getSimpleName();
    };
  }
}
