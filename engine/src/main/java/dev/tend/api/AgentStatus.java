package dev.tend.api;

import dev.tend.core.HealthSnapshot;
import dev.tend.core.input.ComponentState;
import dev.tend.core.input.Requester;
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
 * @param notActive the components that are not active, Tend's own two switches among them
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
    List<NotActive> notActive,
    Instant startedAt,
    double uptimeSeconds,
    String configurationFile,
    Instant definitionsLoadedAt,
    List<String> reloadProblems,
    int overridesInForce,
    List<Part> parts) {
  /** Copies the lists; an agent of an earlier version does not say what is not active. */
  public AgentStatus {
    notActive = notActive == null ? List.of() : List.copyOf(notActive);
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
   * A component that somebody holds.
   *
   * @param component its name
   * @param state the worst that a holder asks for
   * @param heldBy in whose names, the worst first
   */
  public record NotActive(String component, ComponentState state, List<Requester> heldBy) {
    /** Copies the list. */
    public NotActive {
      heldBy = List.copyOf(heldBy);
    }

    /** Those of a snapshot. */
    public static List<NotActive> in(HealthSnapshot snapshot) {
      return snapshot.components().stream()
          .filter(one -> one.state() != ComponentState.ACTIVE)
          .map(
              one ->
                  new NotActive(
                      one.name(),
                      one.state(),
                      one.holders().stream().map(record -> record.hold().requester()).toList()))
          .toList();
    }
  }

  /**
   * A part of the agent.
   *
   * @param name such as {@code store} or {@code eventLog}
   * @param well whether it does what it should
   * @param detail what a person should read; empty text for nothing
   */
  public record Part(String name, boolean well, String detail) {}
}
