package dev.tend.api;

import dev.tend.definition.value.Mode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The status of the agent itself. Instants are wall-clock time.
 *
 * @param server the name of this server
 * @param version the agent's version
 * @param incarnation which run of the agent, from 1
 * @param pid its process
 * @param recoveryActions how far recovery may go
 * @param brake who stopped all recovery; empty when nobody did
 * @param startedAt when this run started
 * @param uptimeSeconds how long ago that was
 * @param configurationFile the file it was configured from; empty text: from none
 * @param definitionsLoadedAt when the definitions in effect were loaded
 * @param reloadProblems why the last change of configuration or definitions was refused
 * @param overridesInForce how many overrides change something here
 * @param parts its parts that can fail on their own
 */
public record AgentStatus(
    String server,
    String version,
    int incarnation,
    long pid,
    Mode recoveryActions,
    Optional<Brake> brake,
    Instant startedAt,
    double uptimeSeconds,
    String configurationFile,
    Instant definitionsLoadedAt,
    List<String> reloadProblems,
    int overridesInForce,
    List<Part> parts) {
  /** Copies the lists. */
  public AgentStatus {
    reloadProblems = List.copyOf(reloadProblems);
    parts = List.copyOf(parts);
  }

  /**
   * The brake.
   *
   * @param owner who pulled it
   * @param reason why
   * @param since since when
   * @param note what else a person should know, such as that it is not on the disk
   */
  public record Brake(String owner, String reason, Instant since, Optional<String> note) {}

  /**
   * A part of the agent.
   *
   * @param name such as {@code store} or {@code eventLog}
   * @param well whether it does what it should
   * @param detail what a person should read; empty text for nothing
   */
  public record Part(String name, boolean well, String detail) {}
}
