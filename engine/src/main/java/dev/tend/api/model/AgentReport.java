package dev.tend.api.model;

import dev.tend.api.AgentStatus;
import dev.tend.definition.value.Mode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How the agent itself stands. Instants are wall-clock time.
 *
 * @param server the name of this server
 * @param version the agent's version
 * @param incarnation which life of the agent, from 1
 * @param pid its process
 * @param recoveryActions how far recovery may go
 * @param brake who stopped all recovery; empty when nobody did
 * @param startedAt when this life began
 * @param uptimeSeconds how long ago that was
 * @param configurationFile the file it was configured from; empty text: from none
 * @param definitionsLoadedAt when the definitions that hold were loaded
 * @param reloadProblems why the last change of configuration or definitions was refused
 * @param overridesInForce how many overrides change something here
 * @param parts its parts that can fail on their own
 */
public record AgentReport(
    String server,
    String version,
    int incarnation,
    long pid,
    Mode recoveryActions,
    Optional<HealthReport.Brake> brake,
    Instant startedAt,
    double uptimeSeconds,
    String configurationFile,
    Instant definitionsLoadedAt,
    List<String> reloadProblems,
    int overridesInForce,
    List<AgentStatus.Part> parts) {
  /** Copies the lists. */
  public AgentReport {
    reloadProblems = List.copyOf(reloadProblems);
    parts = List.copyOf(parts);
  }
}
