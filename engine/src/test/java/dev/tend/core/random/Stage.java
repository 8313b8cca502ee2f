package dev.tend.core.random;

import dev.tend.core.Decision;
import dev.tend.core.HealthCore;
import dev.tend.core.HealthSnapshot;
import dev.tend.core.ResumePoint;
import dev.tend.core.effect.Effect;
import dev.tend.core.effect.ScheduledProbe;
import dev.tend.core.event.HealthEvent;
import dev.tend.core.input.CoreSettings;
import dev.tend.core.input.DefinitionInput.DefinitionsApplied;
import dev.tend.core.input.EnvironmentInput.AgentStarted;
import dev.tend.core.input.Input;
import dev.tend.core.input.Ticked;
import dev.tend.core.record.StoredState;
import dev.tend.definition.HealthSetDefinition;
import dev.tend.override.merge.EffectiveDefinitions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The core at work in one run, its store, and all who look on. Time passes only here. Everything
 * that the seed does not decide comes in by {@link Step}s.
 */
final class Stage {
  private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

  private final List<HealthSetDefinition> sets;
  private final CoreSettings settings;
  private final Facts facts;
  private final Audience audience = new Audience();
  private final Store store = new Store();
  private final Acts acts = new Acts();
  private List<ScheduledProbe> scheduled = List.of();
  private HealthCore core;
  private Optional<Twin> twin = Optional.empty();
  private Consumer<Moment> listener = moment -> {};
  private long time;
  private long steadyAhead;
  private long played;

  /** A run of the cast of this seed. */
  Stage(long seed) {
    this(new Cast(new Dice(seed)));
  }

  private Stage(Cast cast) {
    this(cast.sets(), cast.settings());
  }

  /** A run of these health sets. */
  Stage(List<HealthSetDefinition> sets, CoreSettings settings) {
    this.sets = sets;
    this.settings = settings;
    this.facts = new Facts(settings);
    this.core = new HealthCore(settings);
    give(new AgentStarted(START.minusSeconds(600), "1"));
    give(new DefinitionsApplied(EffectiveDefinitions.unchanged(sets)));
  }

  /** Somebody wants to be told of every moment from now on, before it is judged. */
  void listen(Consumer<Moment> newListener) {
    listener = newListener;
  }

  List<HealthSetDefinition> sets() {
    return sets;
  }

  CoreSettings settings() {
    return settings;
  }

  Facts facts() {
    return facts;
  }

  Audience audience() {
    return audience;
  }

  Acts acts() {
    return acts;
  }

  Store store() {
    return store;
  }

  List<ScheduledProbe> scheduled() {
    return scheduled;
  }

  /** The time that really passed, in milliseconds. */
  long time() {
    return time;
  }

  /** How many inputs the core was given. */
  long played() {
    return played;
  }

  Instant steady() {
    return START.plusMillis(time + steadyAhead);
  }

  Instant wall() {
    return facts.wall(steady());
  }

  /** Does one step, after the deadlines before it. */
  void play(Step step) {
    if (step.punctual() || step.at() > time) {
      passUntil(Math.max(step.at(), time));
    }
    step.does().accept(this);
  }

  /** Lets time pass, and wakes the core whenever it asked for it. */
  void passUntil(long until) {
    while (nextTick() <= until) {
      tick();
    }
    time = Math.max(time, until);
  }

  /** When the core next wants to be woken; {@link Long#MAX_VALUE} for never. */
  long nextTick() {
    return core.nextDeadline()
        .map(at -> Duration.between(START, at).toMillis() - steadyAhead)
        .orElse(Long.MAX_VALUE);
  }

  void tick() {
    time = Math.max(time, nextTick());
    give(new Ticked());
  }

  /** Time passes, and nobody wakes the core. */
  void stall(long millis) {
    time += millis;
  }

  /** Tells the core something now. */
  void give(Input input) {
    played++;
    Instant now = steady();
    Decision decision = handle(input, now);
    store.keep(decision.changes());
    Moment moment = new Moment(input, now, decision, core.snapshot(), core.nextDeadline());
    acts.follow(moment);
    for (Effect effect : decision.effects()) {
      if (effect instanceof Effect.ScheduleProbes schedule) {
        scheduled = schedule.probes();
      }
    }
    listener.accept(moment);
    twin.ifPresent(one -> one.follow(moment));
    twin = twin.filter(Twin::goesOn);
    observe(moment);
  }

  private Decision handle(Input input, Instant now) {
    try {
      return core.handle(input, now);
    } catch (RuntimeException e) {
      throw new Violation("NothingIsThrown", e);
    }
  }

  private void observe(Moment moment) {
    facts.told(moment);
    for (HealthEvent event : moment.decision().events()) {
      audience.happened(event, moment, facts);
      facts.sightings().happened(event, moment.now());
      facts.probing().happened(event);
    }
    audience.all().forEach(invariant -> invariant.decided(moment, facts));
    facts.decided(moment);
  }

  /** Keeps the windows. */
  void checkpoint() {
    store.keep(core.checkpoint());
    facts.probing().checkpointed();
  }

  /** A second core is made from what is kept, and must decide the same for so many inputs. */
  void split(int inputs) {
    checkpoint();
    HealthCore other =
        HealthCore.restore(
            facts.settings(),
            facts.definitions(),
            store.state(),
            ResumePoint.ofSameLife(store.state(), core.checkpoint()));
    twin = Optional.of(new Twin(other, inputs));
  }

  /**
   * The agent ends and begins again.
   *
   * @param down how long it is not there, in milliseconds
   * @param wallJump how far the wall clock is set meanwhile, in milliseconds
   * @param orderly whether the windows were kept at the end
   */
  void restart(long down, long wallJump, boolean orderly) {
    if (orderly) {
      checkpoint();
    }
    Instant wall = wall().plusMillis(down + wallJump);
    time += down;
    StoredState stored = store.state();
    ResumePoint where = ResumePoint.ofNewLife(stored, wall);
    core = HealthCore.restore(facts.settings(), facts.definitions(), stored, where);
    twin = Optional.empty();
    steadyAhead = Duration.between(START, where.now()).toMillis() - time;
    facts.restarted(where.offset());
    audience.all().forEach(invariant -> invariant.restarted(facts));
    acts.restarted(core.openIntents());
    give(new AgentStarted(steady().minusSeconds(down > 60_000 ? 30 : 86_400), "2"));
  }

  /** How everything stands. */
  HealthSnapshot snapshot() {
    return core.snapshot();
  }

  /** What is open in the end. */
  List<String> unfinished() {
    List<String> unfinished = new ArrayList<>(store.open());
    audience.openIncidents().forEach(alert -> unfinished.add("incident " + alert));
    return unfinished;
  }
}
