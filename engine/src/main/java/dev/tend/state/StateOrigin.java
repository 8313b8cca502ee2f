package dev.tend.state;

import java.nio.file.Path;

/** What was found when the state was opened. */
public sealed interface StateOrigin {

  /** Nothing: this is the agent's first run here. */
  record Fresh() implements StateOrigin {}

  /** The state of an earlier run. */
  record Loaded() implements StateOrigin {}

  /**
   * A state that cannot be read. It was set aside and a new one started: what was charged, held and
   * intended is no longer known, so the agent must be careful for a day.
   *
   * @param setAside where the damaged file is now
   * @param reason what is wrong with it
   */
  record Replaced(Path setAside, String reason) implements StateOrigin {}
}
