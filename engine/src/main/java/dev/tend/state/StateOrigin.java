package dev.tend.state;

import java.nio.file.Path;

/** What was found when the state was opened. */
public sealed interface StateOrigin {

  /** Nothing: this is the first life of the agent here. */
  record Fresh() implements StateOrigin {}

  /** The state of an earlier life. */
  record Loaded() implements StateOrigin {}

  /**
   * A state that cannot be read. It was set aside and a new one begun: what was charged, held and
   * intended is not known any more, so that the agent must be careful until a day has passed.
   *
   * @param setAside where the damaged file is now
   * @param reason what is wrong with it
   */
  record Replaced(Path setAside, String reason) implements StateOrigin {}
}
