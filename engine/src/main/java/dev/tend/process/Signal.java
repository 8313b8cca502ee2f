package dev.tend.process;

/** What can be sent to a process. */
public enum Signal {
  /** Asks it to end; a stopped process does not hear it before it is continued. */
  TERM,
  /** Ends it, stopped or not. */
  KILL
}
