package dev.tend.definition.type;

/** The three kinds of probe. */
public enum ProbeKind {
  /** A transaction of its own, on a schedule. */
  RECURRENT,
  /** A passive sample of something that is there anyway. */
  CHECK,
  /** Pushed in from outside, or found in a log: red and green events by key. */
  NOTIFICATION
}
