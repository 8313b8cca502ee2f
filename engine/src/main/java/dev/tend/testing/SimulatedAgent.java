package dev.tend.testing;

import dev.tend.core.Decision;
import dev.tend.core.HealthCore;
import dev.tend.core.HealthSnapshot;
import dev.tend.core.ResumePoint;
import dev.tend.core.effect.Effect;
import dev.tend.core.input.CoreSettings;
import dev.tend.core.input.DefinitionInput;
import dev.tend.core.input.EnvironmentInput;
import dev.tend.core.input.Input;
import dev.tend.core.input.OperatorInput;
import dev.tend.core.input.RecoveryInput;
import dev.tend.core.record.StoredState;
import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.ItemId;
import dev.tend.definition.Targets;
import dev.tend.override.MonitoringOverride;
import dev.tend.override.Version;
import dev.tend.override.change.AnnouncedState;
import dev.tend.override.change.OverrideReconciler;
import dev.tend.override.change.PollResult;
import dev.tend.override.merge.EffectiveDefinitions;
import dev.tend.override.merge.OverrideMerge;
import dev.tend.override.merge.ServerContext;
import dev.tend.override.status.OverrideSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What an agent does around its core, by hand: it polls overrides whenever they change and when one
 * ends or is about to, reports what became of them, and passes on what people and the environment
 * do. Time passes only in {@link #advance}.
 */
public final class SimulatedAgent {
  private static final Duration UPTIME = Duration.ofDays(1);
  private static final Duration CHECKPOINTS = Duration.ofSeconds(30);

  private final SimulatedEnvironment environment;
  private final InMemoryStore store = new InMemoryStore();
  private final Simulation simulation;
  private final List<MonitoringOverride> overrides = new ArrayList<>();
  private final Map<ItemId, String> approvals = new HashMap<>();
  private CoreSettings settings;
  private HealthCore core;
  private List<HealthSetDefinition> sets = List.of();
  private Duration wallClockOffset = Duration.ZERO;
  private ServerContext context;
  private AnnouncedState announced = AnnouncedState.NOTHING;
  private EffectiveDefinitions effective = EffectiveDefinitions.unchanged(List.of());
  private boolean running = true;
  private long polls;
  private long discoveries;

  /**
   * An agent that has not started yet.
   *
   * @param settings its settings
   * @param environment what is outside
   * @param context what overrides select servers by
   */
  public SimulatedAgent(
      CoreSettings settings, SimulatedEnvironment environment, ServerContext context) {
    this.settings = settings;
    this.environment = environment;
    this.core = new HealthCore(settings);
    this.simulation = new Simulation(new Cranked(core), environment);
    this.context = context;
    simulation.observe(this::rememberApprovals);
    simulation.observe(store::follow);
  }

  /** Starts, on a host that has been up for a day, and watches these. */
  public void start(List<HealthSetDefinition> definitions) {
    submit(new EnvironmentInput.AgentStarted(simulation.now().minus(UPTIME), "simulated"));
    load(definitions);
  }

  /** The clock and the journal. */
  public Simulation simulation() {
    return simulation;
  }

  /** The state of everything. */
  public HealthSnapshot snapshot() {
    return core.snapshot();
  }

  /** Lets time pass. */
  public void advance(Duration by) {
    simulation.advance(by);
  }

  /** Submits an input now. */
  public void submit(Input input) {
    simulation.submit(input);
  }

  /** Changes the settings from now on. */
  public void changeSettings(UnaryOperator<CoreSettings> change) {
    settings = change.apply(settings);
    submit(new DefinitionInput.SettingsApplied(settings));
  }

  /** Watches these from now on. */
  public void load(List<HealthSetDefinition> definitions) {
    sets = List.copyOf(definitions);
    poll();
    discover();
  }

  /** What is watched, without overrides. */
  public List<HealthSetDefinition> definitions() {
    return sets;
  }

  /** What is watched, with what overrides change in it; while no agent runs, what was. */
  public EffectiveDefinitions effective() {
    return effective;
  }

  /**
   * Adds an override, or replaces the one with its id. While no agent runs nothing polls: the next
   * run finds it.
   */
  public void override(MonitoringOverride override) {
    overrides.removeIf(other -> other.id().equals(override.id()));
    overrides.add(override);
    poll();
  }

  /** Removes an override; nothing happens when there is none with that id. */
  public void removeOverride(String id) {
    if (overrides.removeIf(other -> other.id().equals(id))) {
      poll();
    }
  }

  /** The mail server has another version. */
  public void version(Version version) {
    context = new ServerContext(context.server(), context.groups(), Optional.of(version));
    poll();
  }

  /** The wall clock jumps; forward is positive. */
  public void stepWallClock(Duration by) {
    wallClockOffset = wallClockOffset.plus(by);
    submit(new EnvironmentInput.WallClockStepped(by));
    poll();
  }

  /** The wall-clock time. */
  public Instant wallClock() {
    return simulation.now().plus(wallClockOffset);
  }

  /**
   * A person answers what a responder asked last.
   *
   * @return whether it had asked anything
   */
  public boolean answer(ItemId responder, boolean granted, String owner) {
    Optional<String> approval = Optional.ofNullable(approvals.get(responder));
    approval.ifPresent(id -> submit(new OperatorInput.ApprovalAnswered(id, granted, owner, "")));
    return approval.isPresent();
  }

  /** Keeps the windows every 30 seconds from now on, as an agent does, for {@link #kill}. */
  public void keepCheckpoints() {
    store.checkpoint(core.checkpoint());
    simulation.at(simulation.elapsed().plus(CHECKPOINTS), this::keepCheckpoints);
  }

  /**
   * Stops the agent, which handles nothing until {@link #revive}.
   *
   * @param orderly whether it has the time to keep its windows
   */
  public void kill(boolean orderly) {
    if (orderly) {
      store.checkpoint(core.checkpoint());
    }
    running = false;
    simulation.halt();
  }

  /** Starts the agent again, from what it kept. */
  public void revive() {
    StoredState stored = store.state();
    List<String> open = store.open();
    effective = OverrideMerge.merge(sets, overrides, context, wallClock());
    core =
        HealthCore.restore(settings, effective, stored, ResumePoint.ofNewLife(stored, wallClock()));
    simulation.restart(new Cranked(core));
    running = true;
    submit(new EnvironmentInput.AgentStarted(simulation.now().minus(UPTIME), "simulated"));
    open.forEach(instance -> submit(new RecoveryInput.IntentFoundOpen(instance)));
    poll();
    discover();
  }

  /** Polls the overrides, reports what became of them, and applies what changed. */
  private void poll() {
    if (!running) {
      return;
    }
    PollResult pollResult =
        OverrideReconciler.reconcile(
            OverrideSnapshot.of(sets, overrides, context), announced, wallClock());
    announced = pollResult.announced();
    if (!pollResult.notices().isEmpty()) {
      submit(new DefinitionInput.OverridesNoted(pollResult.notices()));
    }
    boolean other = !pollResult.effective().sets().equals(effective.sets());
    effective = pollResult.effective();
    if (other) {
      submit(new DefinitionInput.DefinitionsApplied(effective));
    }
    long number = ++polls;
    pollResult.next().ifPresent(next -> pollAgainAt(next, number));
  }

  /** Looks for targets now, and again at the pace of each set. */
  private void discover() {
    long round = ++discoveries;
    for (HealthSetDefinition set : sets) {
      if (set.targets() instanceof Targets.Discovered discovered) {
        discover(set.name(), discovered.interval(), round);
      }
    }
  }

  private void discover(String set, Duration interval, long round) {
    if (round != discoveries) {
      return;
    }
    environment
        .discover(set, simulation.elapsed())
        .ifPresent(
            simulatedDiscovery ->
                submit(
                    switch (simulatedDiscovery) {
                      case SimulatedDiscovery.Found found ->
                          new DefinitionInput.TargetsDiscovered(set, found.targets());
                      case SimulatedDiscovery.Failed failed ->
                          new DefinitionInput.DiscoveryFailed(set, failed.message());
                    }));
    simulation.at(simulation.elapsed().plus(interval), () -> discover(set, interval, round));
  }

  private void pollAgainAt(Instant next, long number) {
    simulation.at(
        simulation.elapsed().plus(Duration.between(wallClock(), next)),
        () -> {
          if (number == polls) {
            poll();
          }
        });
  }

  private void rememberApprovals(SimulationStep simulationStep) {
    for (Effect effect : simulationStep.decision().effects()) {
      if (effect instanceof Effect.AskApproval question) {
        approvals.put(question.responder(), question.approval());
      }
    }
  }

  private record Cranked(HealthCore core) implements CoreUnderTest {
    @Override
    public Decision handle(Input input, Instant now) {
      return core.handle(input, now);
    }

    @Override
    public Optional<Instant> nextDeadline() {
      return core.nextDeadline();
    }
  }
}
