package dev.tend.agent;

import dev.tend.core.input.EnvironmentInput.GroupReported;
import java.util.Optional;

/**
 * The other servers of an organisation, as far as this one must know of them: whether another one
 * serves a component while this one takes it offline, and whether the group lets this one act at
 * all. Whoever runs the agent inside a program of their own can bring one.
 */
public interface ServerGroup {
  /**
   * What the group says of a component now. Asked once a minute for each component, on a thread
   * that waits for nothing else. A word counts for five minutes; so a group that hangs, throws or
   * has nothing to say is soon one that does not let {@code take-offline} begin.
   *
   * @param component the component, as health sets and configuration write it
   * @return empty: it has nothing to say
   * @throws InterruptedException if the agent stops
   */
  Optional<GroupReported> about(String component) throws InterruptedException;

  /** A server of which nobody knows another: {@code take-offline} is always refused. */
  static ServerGroup alone() {
    return component -> Optional.empty();
  }
}
