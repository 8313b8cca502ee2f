package dev.tend.api;

import dev.tend.core.input.OperatorInput.BrakeSet;
import dev.tend.definition.value.Mode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How the agent itself stands. All instants are in steady time.
 *
 * @param server the name of this server
 * @param version the agent's version
 * @param incarnation which life of the agent, from 1
 * @param pid its process
 * @param recoveryActions how far recovery may go
 * @param startedAt when this life began
 * @param configurationFile the file it was configured from; empty text: from none
 * @param loading when the definitions were last loaded, and how the last attempt went
 * @param brake who stopped all recovery, and why; empty when nobody did
 * @param parts its parts that can fail on their own, such as the store and the event log
 */
public record AgentStatus(
    String server,
    String version,
    int incarnation,
    long pid,
    Mode recoveryActions,
    Instant startedAt,
    String configurationFile,
    Loading loading,
    Optional<BrakeSet> brake,
    List<Part> parts) {
  /** Copies the list. */
  public AgentStatus {
    parts = List.copyOf(parts);
  }

  /**
   * The definitions and the configuration.
   *
   * @param loadedAt when those that hold were loaded
   * @param problems why the last attempt to load others was refused, a line each; empty when it was
   *     not
   */
  public record Loading(Instant loadedAt, List<String> problems) {
    /** Copies the list. */
    public Loading {
      problems = List.copyOf(problems);
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
