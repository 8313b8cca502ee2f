package dev.tend.testing;

import dev.tend.core.Decision;
import dev.tend.core.input.Input;
import dev.tend.core.input.Ticked;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A manual clock that drives a core in a simulated environment. Time passes only in {@link
 * #advance}. At one instant, what was planned first happens first, and what happens comes before
 * the tick that the core asked for, as it does in the agent's loop. Not for use by more than one
 * thread.
 */
public final class Simulation {
  /** The wall-clock time at which every simulation starts: a Monday at midnight. */
  public static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

  private final EventQueue eventQueue = new EventQueue();
  private final SimulationLog log = new SimulationLog();
  private final RunawayGuard guard = new RunawayGuard();
  private final List<Consumer<SimulationStep>> observers = new ArrayList<>();
  private final EffectSimulator effects;
  private CoreUnderTest core;
  private Instant now = START;
  private int incarnation;

  /** A core in an environment, at the start of time. */
  public Simulation(CoreUnderTest core, SimulatedEnvironment environment) {
    this.core = core;
    this.effects = new EffectSimulator(this, environment);
  }

  /** The steady time. */
  public Instant now() {
    return now;
  }

  /** The time since the start. */
  public Duration elapsed() {
    return Duration.between(START, now);
  }

  /** What happened so far. */
  public SimulationLog log() {
    return log;
  }

  /** Calls an observer after every step, before the effects are carried out. */
  public void observe(Consumer<SimulationStep> observer) {
    observers.add(observer);
  }

  /** Submits an input now. */
  public void submit(Input input) {
    guard.submitted(now);
    handle(input);
  }

  /**
   * Plans something for a time counted from the start.
   *
   * @throws IllegalArgumentException if that time has passed
   */
  public void at(Duration offset, Runnable what) {
    if (START.plus(offset).isBefore(now)) {
      throw new IllegalArgumentException(offset + " has passed: it is " + elapsed());
    }
    eventQueue.plan(START.plus(offset), what);
  }

  /** Submits an input at a time counted from the start. */
  public void at(Duration offset, Input input) {
    at(offset, () -> submit(input));
  }

  /**
   * Lets time pass, and all happen that is due by then.
   *
   * @throws RunawayCoreException if the core does not let it pass
   */
  public void advance(Duration by) {
    Instant end = now.plus(by);
    while (step(end)) {
      // every step moves on by one plan or one tick
    }
    now = end;
  }

  /** Lets time pass up to a time counted from the start. */
  public void advanceTo(Duration offset) {
    advance(Duration.between(now, START.plus(offset)));
  }

  /** Kills the agent: what was under way never ends, nothing is handled until {@link #restart}. */
  public void halt() {
    incarnation++;
    core = new NoCore();
  }

  /** Starts another run of the agent with this core; the probes that ran last run again at once. */
  public void restart(CoreUnderTest successor) {
    halt();
    core = successor;
    effects.reschedule();
  }

  /** Plans something for this run of the agent. */
  void later(Duration delay, Runnable what) {
    int planned = incarnation;
    eventQueue.plan(
        now.plus(delay),
        () -> {
          if (planned == incarnation) {
            what.run();
          }
        });
  }

  private boolean step(Instant end) {
    Optional<Instant> deadline = core.nextDeadline();
    Optional<Instant> planned = eventQueue.next();
    boolean tick =
        deadline.isPresent() && (planned.isEmpty() || deadline.get().isBefore(planned.get()));
    Instant next = tick ? deadline.get() : planned.orElse(Instant.MAX);
    if (next.isAfter(end)) {
      return false;
    }
    now = next.isAfter(now) ? next : now;
    if (tick) {
      guard.ticked(now);
      handle(new Ticked());
    } else {
      eventQueue.take().what().run();
    }
    return true;
  }

  private void handle(Input input) {
    Decision decision = core.handle(input, now);
    SimulationStep simulationStep = new SimulationStep(elapsed(), input, decision);
    log.add(simulationStep);
    observers.forEach(observer -> observer.accept(simulationStep));
    decision.effects().forEach(effects::carryOut);
  }

  /** Stands in for the core of an agent that is not running. */
  private record NoCore() implements CoreUnderTest {
    @Override
    public Decision handle(Input input, Instant now) {
      return new Decision(List.of(), List.of(), List.of());
    }

    @Override
    public Optional<Instant> nextDeadline() {
      return Optional.empty();
    }
  }
}
