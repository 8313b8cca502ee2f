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
 * A manual clock that cranks a core in a world. Time passes only in {@link #advance}. At one
 * instant, what was planned first happens first, and what happens comes before the tick that the
 * core asked for, as it does in the agent's loop. Not for use by more than one thread.
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
  private int life;

  /** A core at work in a world, at the start of time. */
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

  /** Calls an observer after every turn of the crank, before the effects are carried out. */
  public void observe(Consumer<SimulationStep> observer) {
    observers.add(observer);
  }

  /** Tells the core something now. */
  public void submit(Input input) {
    guard.told(now);
    turn(input);
  }

  /**
   * Plans something for a time counted from the start.
   *
   * @throws IllegalArgumentException if that time is over
   */
  public void at(Duration offset, Runnable what) {
    if (START.plus(offset).isBefore(now)) {
      throw new IllegalArgumentException(offset + " is over: it is " + elapsed());
    }
    eventQueue.plan(START.plus(offset), what);
  }

  /** Tells the core something at a time counted from the start. */
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

  /**
   * The agent dies. What was under way is never heard of again, and nobody hears what happens until
   * {@link #restart}.
   */
  public void halt() {
    life++;
    core = new Nobody();
  }

  /**
   * Another life of the agent begins with this core, and the probes that ran last run again, at
   * once.
   */
  public void restart(CoreUnderTest successor) {
    halt();
    core = successor;
    effects.reschedule();
  }

  /** Plans something of this life of the agent. */
  void later(Duration delay, Runnable what) {
    int planned = life;
    eventQueue.plan(
        now.plus(delay),
        () -> {
          if (planned == life) {
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
      turn(new Ticked());
    } else {
      eventQueue.take().what().run();
    }
    return true;
  }

  private void turn(Input input) {
    Decision decision = core.handle(input, now);
    SimulationStep simulationStep = new SimulationStep(elapsed(), input, decision);
    log.add(simulationStep);
    observers.forEach(observer -> observer.accept(simulationStep));
    decision.effects().forEach(effects::carryOut);
  }

  /** Stands in for the core of an agent that is not running. */
  private record Nobody() implements CoreUnderTest {
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
