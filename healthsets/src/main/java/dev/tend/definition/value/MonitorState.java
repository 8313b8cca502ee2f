package dev.tend.definition.value;

/**
 * The states of a monitor, and of what rolls up from monitors. The first four are the chain of a
 * monitor; the others overlay it.
 */
public enum MonitorState implements Word.Pascal {
  /** Its condition does not hold. */
  HEALTHY(0),
  /** Raised, the first step. */
  DEGRADED(1),
  /** Raised for longer. */
  UNHEALTHY(2),
  /** Raised for so long that ordinary recovery has had its time. */
  UNRECOVERABLE(3),
  /** A person is at work on it and said so, with an end. */
  REPAIRING(-1),
  /** Switched off. */
  DISABLED(-1),
  /** No fresh verdict is to be had. */
  UNAVAILABLE(-1),
  /** Not enough results yet. */
  UNEVALUATED(-1);

  private final int severity;

  MonitorState(int severity) {
    this.severity = severity;
  }

  /** Whether a monitor in this state of its chain is raised. */
  public boolean raised() {
    return severity > 0;
  }

  /**
   * Whether this state of the chain is at least as severe as another. What is not on the chain is
   * as severe as nothing.
   */
  public boolean atLeast(MonitorState other) {
    return severity >= 0 && other.severity >= 0 && severity >= other.severity;
  }

  @Override
  public String toString() {
    return text();
  }
}
