package dev.tend.api.model;

import dev.tend.api.AgentStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The monitors of a server.
 *
 * @param server the server
 * @param agentRunning whether this is from the running agent, or is what it last stored
 * @param at when this was so, in wall-clock time
 * @param brake who stopped all recovery; empty when nobody did
 * @param monitors in the order of the definitions
 */
public record ServerHealth(
    String server,
    boolean agentRunning,
    Instant at,
    Optional<AgentStatus.Brake> brake,
    List<MonitorHealth> monitors) {
  /** Copies the list. */
  public ServerHealth {
    monitors = List.copyOf(monitors);
  }
}
