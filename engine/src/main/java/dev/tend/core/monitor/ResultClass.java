package dev.tend.core.monitor;

/** How one conclusive result weighs in the eyes of a rule. */
enum ResultClass {
  /** Against the target. */
  BAD,
  /** For it; enough of these in a row heal. */
  GOOD,
  /** Neither, but it interrupts a row of good ones. */
  MIDDLING,
  /** It says nothing that this rule could use. */
  SILENT
}
