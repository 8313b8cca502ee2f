package dev.tend.definition.type;

/** What a responder does to the world, which decides the gates it must pass. */
public enum ResponderKind {
  /** Tells a person. */
  ESCALATE,
  /** Looks closely and writes down what it sees; changes nothing. */
  COLLECT,
  /** Gives back what was taken: due when its monitor has healed. */
  RESTORE,
  /** Interrupts something: a restart, a reload, taking a component offline. */
  DISTURB,
  /** A disturbing kind that must be armed: a reboot, a failover. */
  DESTRUCTIVE;

  /** Whether it interrupts something. */
  public boolean disturbs() {
    return this == DISTURB || this == DESTRUCTIVE;
  }
}
