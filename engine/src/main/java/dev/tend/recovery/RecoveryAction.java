package dev.tend.recovery;

/**
 * How one type of responder acts. One object serves all responders of its type; it keeps nothing
 * between actions and is safe for use by many threads.
 */
public interface RecoveryAction {
  /** The name of the type it carries out, as in its descriptor. */
  String type();

  /**
   * Acts once, on a platform thread. {@code SUCCEEDED} only when the post-condition holds: the
   * requested process is really there, the old one really gone. Ends by itself at the deadline; an
   * action that does not is interrupted and abandoned shortly after.
   *
   * @throws InterruptedException if the action was abandoned or the agent stops
   */
  ActionOutcome act(ActionRun run) throws InterruptedException;
}
