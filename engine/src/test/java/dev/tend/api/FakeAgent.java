package dev.tend.api;

import dev.tend.core.Decision;
import dev.tend.core.HealthCore;
import dev.tend.core.HealthSnapshot;
import dev.tend.core.event.EnvironmentEvent;
import dev.tend.core.event.HealthEvent;
import dev.tend.core.input.CoreSettings;
import dev.tend.core.input.DefinitionInput.DefinitionsApplied;
import dev.tend.core.input.DefinitionInput.SettingsApplied;
import dev.tend.core.input.Input;
import dev.tend.core.input.OperatorInput;
import dev.tend.core.input.OperatorInput.ApprovalAnswered;
import dev.tend.core.input.OperatorInput.BrakeSet;
import dev.tend.core.input.Outcome;
import dev.tend.core.input.ProbeReported;
import dev.tend.core.input.Ticked;
import dev.tend.core.record.Checkpoint;
import dev.tend.core.record.DurableChange;
import dev.tend.definition.ItemId;
import dev.tend.definition.file.HealthSetFiles;
import dev.tend.definition.type.Types;
import dev.tend.definition.value.Mode;
import dev.tend.definition.yaml.HealthSetReader;
import dev.tend.definition.yaml.Parameters;
import dev.tend.definition.yaml.ReadResults;
import dev.tend.override.MonitoringOverride;
import dev.tend.override.merge.EffectiveDefinitions;
import dev.tend.override.merge.EffectiveSet;
import dev.tend.override.merge.OverrideMerge;
import dev.tend.override.merge.ServerContext;
import dev.tend.time.SteadyClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * An agent without schedule, probes and files: the real core, told what to believe, on a clock that
 * stands still. Its wall clock is an hour ahead of steady time, so that nobody mistakes one for the
 * other.
 */
public final class FakeAgent implements HealthView, Operations {
  /** A set with a notification probe, for two targets. */
  public static final List<Path> BACKUP = List.of(Path.of("src/test/resources/api/backup.yaml"));

  /** Steady time at the start; the wall clock says noon. */
  public static final Instant START = Instant.parse("2026-03-01T11:00:00Z");

  /** The health sets it watches. */
  public static final List<Path> SETS =
      List.of(
          Path.of("src/test/resources/scenarios/mail.yaml"),
          Path.of("src/test/resources/scenarios/names.yaml"),
          Path.of("src/test/resources/api/relays.yaml"));

  private final HealthCore core = new HealthCore(CoreSettings.defaults("mail1.example.org"));

  /** The files of its health sets. */
  public final List<Path> sets;

  private EffectiveDefinitions definitions;
  private final Map<ItemId, ProbeReported> runs = new HashMap<>();
  private final Map<ItemId, ProbeReported> reds = new HashMap<>();

  /** What was to be kept, in order. */
  public final List<DurableChange> changes = new ArrayList<>();

  /** What it was asked. */
  public final List<Object> asked = new ArrayList<>();

  /** What a reload finds wrong. */
  public List<String> reloadProblems = List.of();

  /** The brake. */
  public Optional<BrakeSet> brake = Optional.empty();

  /** Its parts. */
  public List<AgentStatus.Part> parts = List.of(new AgentStatus.Part("store", true, ""));

  /** What a probe that is invoked comes to; what is not completed lets the caller wait. */
  public Function<ItemId, CompletableFuture<ProbeReported>> invoked =
      probe ->
          CompletableFuture.completedFuture(
              ProbeReported.of(probe, START, Duration.ofMillis(12), Outcome.SUCCEEDED));

  private Instant now = START;

  /** An agent that has just started and watches the sets of the scenarios. */
  public FakeAgent() {
    this(SETS);
  }

  /** One that watches these sets. */
  public FakeAgent(List<Path> sets) {
    this.sets = sets;
    definitions = read(sets);
    handle(new DefinitionsApplied(definitions));
  }

  private static EffectiveDefinitions read(List<Path> sets) {
    ReadResults readResults =
        HealthSetFiles.read(new HealthSetReader(Types.builtIn(), Parameters.none()), sets);
    if (!readResults.isGood()) {
      throw new IllegalStateException(readResults.problems().toString());
    }
    return EffectiveDefinitions.unchanged(readResults.definitions());
  }

  /** Overrides hold from now on. */
  public FakeAgent goesBy(MonitoringOverride... overrides) {
    definitions =
        OverrideMerge.merge(
            definitions.sets().stream().map(EffectiveSet::definition).toList(),
            List.of(overrides),
            new ServerContext("mail1.example.org", Set.of(), Optional.empty()),
            clock().wall());
    handle(new DefinitionsApplied(definitions));
    return this;
  }

  /** A probe has results, 20 seconds apart; the last one now. */
  public FakeAgent hears(String probe, Outcome outcome, String message, int times) {
    ItemId id = ItemId.parse(probe).orElseThrow();
    for (int i = 0; i < times; i++) {
      now = now.plusSeconds(20);
      Duration elapsed = Duration.ofMillis(12);
      String kind = outcome.failed() ? "ConnectionRefused" : "";
      runs.put(id, ProbeReported.of(id, now, elapsed, outcome).saying(kind, message));
      handle(runs.get(id));
    }
    return this;
  }

  /** All is well with everything. */
  public FakeAgent isWell() {
    hears("Mail/GreetingProbe", Outcome.SUCCEEDED, "", 3);
    return othersAreWell();
  }

  /** All is well with everything but mail, which is not asked. */
  public FakeAgent othersAreWell() {
    hears("Names/ResolveProbe", Outcome.SUCCEEDED, "", 1);
    for (String relay : List.of("relay1", "relay2")) {
      ItemId id = ItemId.of("Relays", "ConnectProbe").forTarget(relay);
      for (int i = 0; i < 3; i++) {
        now = now.plusSeconds(1);
        ProbeReported result = ProbeReported.of(id, now, Duration.ofMillis(3), Outcome.SUCCEEDED);
        handle(result.measuring(0.003));
        runs.put(id, result);
      }
    }
    return this;
  }

  /** How far recovery may go from now on. */
  public FakeAgent inMode(Mode mode) {
    handle(new SettingsApplied(CoreSettings.defaults("mail1.example.org").inMode(mode)));
    return this;
  }

  /** Time goes by. */
  public FakeAgent waits(Duration time) {
    now = now.plus(time);
    handle(new Ticked());
    return this;
  }

  /** The windows as they are. */
  public Checkpoint checkpoint() {
    return core.checkpoint();
  }

  private List<HealthEvent> handle(Input input) {
    Decision decision = core.handle(input, now);
    changes.addAll(decision.changes());
    return decision.events();
  }

  @Override
  public HealthSnapshot snapshot() {
    return core.snapshot();
  }

  @Override
  public EffectiveDefinitions definitions() {
    return definitions;
  }

  @Override
  public Optional<ProbeReported> lastRun(ItemId probe) {
    return Optional.ofNullable(runs.get(probe));
  }

  @Override
  public Optional<ProbeReported> lastRed(ItemId probe) {
    return Optional.ofNullable(reds.get(probe));
  }

  @Override
  public AgentStatus status() {
    return new AgentStatus(
        "mail1.example.org",
        "1.2.3",
        7,
        4711,
        Mode.OBSERVE,
        brake.map(
            set ->
                new AgentStatus.Brake(set.owner(), set.reason(), clock().wall(), Optional.empty())),
        AgentStatus.NotActive.in(snapshot()),
        START.plus(clock().offset()),
        Duration.between(START, now).toMillis() / 1e3,
        "/etc/tend/tend.yaml",
        START.plus(clock().offset()),
        reloadProblems,
        definitions.applied(),
        parts);
  }

  @Override
  public SteadyClock clock() {
    return new SteadyClock() {
      @Override
      public Instant now() {
        return now;
      }

      @Override
      public Instant wall() {
        return now.plus(Duration.ofHours(1));
      }
    };
  }

  @Override
  public CompletableFuture<OperationAnswer> submit(OperatorInput input) {
    asked.add(input);
    List<HealthEvent> events = handle(input);
    Optional<String> refusal =
        events.stream()
            .map(HealthEvent::body)
            .flatMap(
                body ->
                    switch (body) {
                      case EnvironmentEvent.RepairRefused refused -> Stream.of(refused.reason());
                      case EnvironmentEvent.InputIgnored ignored -> Stream.of(ignored.why());
                      default -> Stream.empty();
                    })
            .findFirst();
    return CompletableFuture.completedFuture(
        new OperationAnswer(
            refusal.isEmpty(),
            refusal.orElse(""),
            events.stream().map(event -> event.id().toString()).toList()));
  }

  /** Whether notifications come too often. */
  public boolean flooded;

  @Override
  public CompletableFuture<OperationAnswer> report(ProbeReported notification) {
    asked.add(notification);
    if (flooded) {
      return CompletableFuture.failedFuture(
          new TooManyRequestsException("there were too many", "wait a while"));
    }
    List<HealthEvent> events = handle(notification);
    if (notification.outcome().failed()) {
      reds.put(notification.probe(), notification);
    } else {
      reds.remove(notification.probe());
    }
    Optional<String> ignored =
        events.stream()
            .map(HealthEvent::body)
            .filter(EnvironmentEvent.InputIgnored.class::isInstance)
            .map(body -> ((EnvironmentEvent.InputIgnored) body).why())
            .findFirst();
    return CompletableFuture.completedFuture(
        new OperationAnswer(
            ignored.isEmpty(),
            ignored.orElse(""),
            events.stream().map(event -> event.id().toString()).toList()));
  }

  @Override
  public CompletableFuture<OperationAnswer> approve(ApprovalAnswered answer) {
    return submit(answer);
  }

  @Override
  public CompletableFuture<OperationAnswer> pullBrake(String owner, String reason) {
    brake = Optional.of(new BrakeSet(true, owner, reason));
    return submit(brake.get());
  }

  @Override
  public CompletableFuture<OperationAnswer> releaseBrake(String owner, String reason) {
    if (brake.isEmpty()) {
      return CompletableFuture.completedFuture(
          new OperationAnswer(false, "the brake is not pulled", List.of()));
    }
    brake = Optional.empty();
    return submit(new BrakeSet(false, owner, reason));
  }

  @Override
  public CompletableFuture<ProbeReported> invoke(ItemId probe, Map<String, String> overrides) {
    asked.add(probe);
    asked.add(overrides);
    return invoked.apply(probe);
  }

  @Override
  public CompletableFuture<ReloadAnswer> reload() {
    return CompletableFuture.completedFuture(
        new ReloadAnswer(reloadProblems.isEmpty(), reloadProblems));
  }
}
