package dev.tend.definition.value;

/**
 * The states of a monitor, and of what rolls up from monitors. The first four are the chain of a
 * monitor; the others overlay it.
 */
public enum MonitorState {
  /** Its condition does not hold. */
  HEALTHY("Healthy", 0),
  /** Raised, the first step. */
  DEGRADED("Degraded", 1),
  /** Raised for longer. */
  UNHEALTHY("Unhealthy", 2),
  /** Raised for so long that ordinary recovery has had its time. */
  UNRECOVERABLE("Unrecoverable", 3),
  /** A person is at work on it and said so, with an end. */
  REPAIRING("Repairing", -1),
  /** Switched off. */
  DISABLED("Disabled", -1),
  /** No fresh verdict is to be had. */
  UNAVAILABLE("Unavailable", -1),
  /** Not enough results yet. */
  UNEVALUATED("Unevaluated", -1);

  private final String text;
  private final int severity;

  MonitorState(String text, int severity) {
    this.text = text;
    this.severity = severity;
  }

  /** The word in YAML, events and output. */
  public String text() {
    return text;
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
    return text;
  }
}
