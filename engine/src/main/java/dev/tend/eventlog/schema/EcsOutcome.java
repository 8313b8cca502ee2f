package dev.tend.eventlog.schema;

import dev.tend.core.event.Verdict;
import dev.tend.core.input.Outcome;
import dev.tend.core.input.RecoveryInput;

/** The words of {@code event.outcome}. */
final class EcsOutcome {
  private static final String SUCCESS = "success";
  private static final String FAILURE = "failure";
  private static final String UNKNOWN = "unknown";

  private EcsOutcome() {}

  static String of(Outcome outcome) {
    return switch (outcome) {
      case SUCCEEDED -> SUCCESS;
      case FAILED, TIMED_OUT -> FAILURE;
      case INCONCLUSIVE, REJECTED, POISONED, QUARANTINED -> UNKNOWN;
    };
  }

  static String of(RecoveryInput.Result result) {
    return switch (result) {
      case SUCCEEDED -> SUCCESS;
      case FAILED, TIMED_OUT -> FAILURE;
    };
  }

  static String of(Verdict verdict) {
    return switch (verdict) {
      case HELPED -> SUCCESS;
      case DID_NOT_HELP -> FAILURE;
      case NOT_VERIFIED, INTERRUPTED -> UNKNOWN;
    };
  }

  static String of(boolean succeeded) {
    return succeeded ? SUCCESS : FAILURE;
  }
}
