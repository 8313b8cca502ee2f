package dev.tend.core.event;

/** Why a responder does not act now. Each gate refuses with one of its own. */
public enum Refusal {
  /** Gate 1: the set, the monitor or the responder is switched off. */
  DISABLED("Disabled", 1),
  /** Gate 1: the agent or the responder is in mode {@code off}. */
  MODE_OFF("ModeOff", 1),
  /** Gate 1: a person stopped all recovery. */
  BRAKED("Braked", 1),
  /** Gate 1: the component {@code RecoveryActionsEnabled} or {@code Monitoring} is inactive. */
  RECOVERY_DISABLED("RecoveryDisabled", 1),
  /** Gate 1: a destructive type that is not armed. */
  NOT_ARMED("NotArmed", 1),
  /** Gate 1: too soon after the start of the agent or the host. */
  STARTUP_GRACE("StartupGrace", 1),
  /** Gate 1: mode {@code observe}; it would have acted. */
  OBSERVE_ONLY("ObserveOnly", 1),
  /** Gate 1: mode {@code approve}; a person was asked. */
  AWAITING_APPROVAL("AwaitingApproval", 1),
  /** Gate 1: a person said no. */
  APPROVAL_DENIED("ApprovalDenied", 1),
  /** Gate 2: somebody took the component out of service. */
  COMPONENT_HELD("ComponentHeld", 2),
  /** Gate 2: a person is repairing. */
  REPAIRING("Repairing", 2),
  /** Gate 2: an operator is seen at work. */
  OPERATOR_AT_WORK("OperatorAtWork", 2),
  /** Gate 3: a dependency was not seen healthy since the raise, or has only just healed. */
  DEPENDENCY_SUSPECT("DependencySuspect", 3),
  /** Gate 3: a dependency is red. */
  BLOCKED_BY_DEPENDENCY("BlockedByDependency", 3),
  /** Gate 4: another action on the component or the resource is not yet judged. */
  SLOT_BUSY("SlotBusy", 4),
  /** Gate 5: two actions in a row did not help. */
  EXHAUSTED("Exhausted", 5),
  /** Gate 5: it helped three times in a day; a person must look. */
  CHRONIC("Chronic", 5),
  /** Gate 5: all attempts of this episode were made. */
  ATTEMPTS_SPENT("AttemptsSpent", 5),
  /** Gate 5: a destructive action that was refused once in this episode. */
  SPENT("Spent", 5),
  /** Gate 6: too soon after the last action of this kind on this resource. */
  TOO_SOON("TooSoon", 6),
  /** Gate 6: the responder's actions of an hour are used up. */
  HOUR_BUDGET("HourBudget", 6),
  /** Gate 6: the responder's actions of a day are used up. */
  DAY_BUDGET("DayBudget", 6),
  /** Gate 6: another disturbing action runs on this server. */
  SERVER_BUSY("ServerBusy", 6),
  /** Gate 6: the server's actions of an hour are used up. */
  SERVER_HOUR_BUDGET("ServerHourBudget", 6),
  /** Gate 6: the server's actions of a day are used up. */
  SERVER_DAY_BUDGET("ServerDayBudget", 6),
  /** Gate 6: nobody says that another server serves this component. */
  NO_OTHER_SERVER("NoOtherServer", 6),
  /** Gate 6: the group does not let this server act now. */
  GROUP_REFUSED("GroupRefused", 6),
  /** Gate 7: the probes that raised the monitor did not all fail again. */
  NOT_CONFIRMED("NotConfirmed", 7),
  /** Gate 7: the probes could not judge. */
  CANNOT_CONFIRM("CannotConfirm", 7),
  /** After the gates: the intent could not be made durable. */
  CANNOT_RECORD("CannotRecord", 8);

  private final String text;
  private final int gate;

  Refusal(String text, int gate) {
    this.text = text;
    this.gate = gate;
  }

  /** The word in events and output. */
  public String text() {
    return text;
  }

  /** The number of the gate that refuses so, from 1; 8 is the record of the intent. */
  public int gate() {
    return gate;
  }

  @Override
  public String toString() {
    return text;
  }
}
