package dev.tend.cli.connection;

import dev.tend.api.AgentStatus;
import dev.tend.api.HealthView;
import dev.tend.api.model.Answers;
import dev.tend.brake.BrakeFile;
import dev.tend.cli.output.CannotAskException;
import dev.tend.cli.output.StateFormat;
import dev.tend.config.AgentConfiguration;
import dev.tend.core.HealthCore;
import dev.tend.core.HealthSnapshot;
import dev.tend.core.ResumePoint;
import dev.tend.core.event.EventId;
import dev.tend.core.input.ProbeReported;
import dev.tend.core.record.Checkpoint;
import dev.tend.core.record.EnvironmentRecord;
import dev.tend.core.record.MonitorRecord;
import dev.tend.core.record.StoredState;
import dev.tend.definition.ItemId;
import dev.tend.definition.type.Types;
import dev.tend.override.merge.EffectiveDefinitions;
import dev.tend.state.StateException;
import dev.tend.state.StateStore;
import dev.tend.time.SteadyClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What an agent that is not running stored last: the core restored from it, as of that instant. */
public final class StoredAgent implements HealthView {
  private final AgentConfiguration configuration;
  private final EffectiveDefinitions definitions;
  private final Optional<EnvironmentRecord> environment;
  private final HealthSnapshot snapshot;

  private StoredAgent(
      AgentConfiguration configuration, EffectiveDefinitions definitions, StoredState stored) {
    this.configuration = configuration;
    this.definitions = definitions;
    environment = environment(stored);
    snapshot = core(configuration, definitions, stored).snapshot();
  }

  /** The core as it was when it kept this. */
  static HealthCore core(
      AgentConfiguration configuration, EffectiveDefinitions definitions, StoredState stored) {
    return HealthCore.restore(
        configuration.settings(), definitions, stored, where(stored, environment(stored)));
  }

  /**
   * Answers from the store, with a loud warning that they are old.
   *
   * @throws AgentUnreachableException if it cannot be read
   */
  public static Answers answers(AgentConfiguration configuration, AgentOption agent) {
    try {
      StoredState stored = StateStore.read(configuration.state(), Types.builtIn());
      StoredAgent view =
          new StoredAgent(
              configuration, OfflineOverrides.definitions(configuration, agent), stored);
      agent.warn(
          "THE AGENT IS NOT RUNNING; this is what it last knew, as of "
              + StateFormat.at(view.snapshot().at().plus(view.clock().offset())));
      return new Answers(view, false);
    } catch (StateException unreadable) {
      throw new AgentUnreachableException(
          "the agent is not running, and what it last knew cannot be read: "
              + unreadable.getMessage());
    }
  }

  /**
   * The brake that an agent will find when it starts: the file's, or one that only its state
   * remembers.
   *
   * @throws CannotAskException if the directory of its state may not be read
   */
  public static Optional<AgentStatus.Brake> brake(
      AgentConfiguration configuration, AgentOption agent) {
    Path state = configuration.state();
    if (Files.isDirectory(state) && !Files.isExecutable(state)) {
      throw new CannotAskException(state + " may not be read; run this as root");
    }
    agent.warn("the agent is not running; this is what it will find when it starts");
    try {
      return brake(configuration, environment(StateStore.read(state, Types.builtIn())));
    } catch (StateException unreadable) {
      return brake(configuration, Optional.empty());
    }
  }

  private static Optional<AgentStatus.Brake> brake(
      AgentConfiguration configuration, Optional<EnvironmentRecord> environment) {
    return new BrakeFile(configuration.state())
        .read()
        .map(set -> new AgentStatus.Brake(set.owner(), set.why(), set.since(), Optional.empty()))
        .or(
            () ->
                environment
                    .flatMap(known -> known.brake().filter(set -> set.since().isEmpty()))
                    .map(
                        set ->
                            new AgentStatus.Brake(
                                set.owner(),
                                set.reason(),
                                environment.get().startedAt().plus(offset(environment)),
                                Optional.of("only in the agent's state, not in a file"))));
  }

  static Optional<EnvironmentRecord> environment(StoredState stored) {
    return stored.records().stream()
        .filter(EnvironmentRecord.class::isInstance)
        .map(EnvironmentRecord.class::cast)
        .findFirst();
  }

  private static ResumePoint where(StoredState stored, Optional<EnvironmentRecord> environment) {
    Optional<Checkpoint> checkpoint = stored.checkpoint();
    Stream<Instant> changes =
        stored.records().stream()
            .filter(MonitorRecord.class::isInstance)
            .map(record -> ((MonitorRecord) record).lastTransitionAt());
    Instant last =
        Stream.concat(
                Stream.concat(changes, environment.map(EnvironmentRecord::startedAt).stream()),
                checkpoint.map(Checkpoint::at).stream())
            .max(Comparator.naturalOrder())
            .orElse(Instant.EPOCH);
    EventId event =
        checkpoint
            .map(Checkpoint::last)
            .orElse(new EventId(environment.map(EnvironmentRecord::incarnation).orElse(1), 0));
    return new ResumePoint(event, last, offset(environment));
  }

  private static Duration offset(Optional<EnvironmentRecord> environment) {
    return environment.map(EnvironmentRecord::offset).orElse(Duration.ZERO);
  }

  @Override
  public HealthSnapshot snapshot() {
    return snapshot;
  }

  @Override
  public EffectiveDefinitions definitions() {
    return definitions;
  }

  /** Runs are not stored, only what they changed. */
  @Override
  public Optional<ProbeReported> lastRun(ItemId probe) {
    return Optional.empty();
  }

  @Override
  public AgentStatus status() {
    Instant at = snapshot.at().plus(offset(environment));
    return new AgentStatus(
        configuration.server(),
        "",
        environment.map(EnvironmentRecord::incarnation).orElse(0),
        0,
        configuration.settings().recoveryActions(),
        brake(configuration, environment),
        AgentStatus.NotActive.in(snapshot),
        environment.map(known -> known.startedAt().plus(known.offset())).orElse(at),
        0,
        "",
        at,
        List.of(),
        definitions.applied(),
        List.of());
  }

  @Override
  public SteadyClock clock() {
    Instant at = snapshot.at();
    return new SteadyClock() {
      @Override
      public Instant now() {
        return at;
      }

      @Override
      public Instant wall() {
        return at.plus(StoredAgent.offset(environment));
      }
    };
  }
}
