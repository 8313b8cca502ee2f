package dev.tend.recovery.component;

import static dev.tend.core.input.ComponentState.ACTIVE;
import static dev.tend.core.input.ComponentState.DRAINING;
import static dev.tend.core.input.ComponentState.INACTIVE;

import dev.tend.config.ComponentSettings;
import dev.tend.core.input.ComponentState;
import dev.tend.core.input.RecoveryInput.Result;
import dev.tend.recovery.ActionOutcome;
import dev.tend.recovery.OperationLimits;
import dev.tend.recovery.command.RunCommand;
import dev.tend.time.CancellationScope;
import dev.tend.time.Deadline;
import dev.tend.time.SteadyClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one component as it should be: drained for a while before it is offline, and each change
 * followed by its command, once if that succeeds. One command runs at a time, a minute at most; one
 * that fails is repeated after five seconds, then later and later, up to ten minutes.
 *
 * <p>Load balancers are told before the command that takes clients away, and after the one that is
 * to serve them again.
 */
final class ComponentService {
  private static final Logger LOG = LoggerFactory.getLogger(ComponentService.class);
  private static final Duration COMMAND_LASTS = Duration.ofMinutes(1);
  private static final Duration FIRST_RETRY = Duration.ofSeconds(5);
  private static final Duration LAST_RETRY = Duration.ofMinutes(10);

  private final String name;
  private final ComponentSettings settings;
  private final ComponentPort port;
  private final SteadyClock clock;

  /** What it should be; empty until that is known. */
  private Optional<ComponentState> wanted = Optional.empty();

  /** How far it is on its way there, and since when. */
  private ComponentState reached = ACTIVE;

  private Instant reachedAt = Instant.EPOCH;

  /** What balancers are told. */
  private ComponentState told = ACTIVE;

  /** Whether something has taken it out of service since it was last brought back. */
  private boolean out;

  /** Whether the command of what was reached has succeeded, or there is none. */
  private boolean done;

  private Optional<ActionOutcome> last = Optional.empty();
  private int failures;
  private Instant tryAt = Instant.EPOCH;
  private Optional<Thread> running = Optional.empty();
  private boolean settled;
  private boolean closed;

  ComponentService(String name, ComponentSettings settings, ComponentPort port, SteadyClock clock) {
    this.name = name;
    this.settings = settings;
    this.port = port;
    this.clock = clock;
    this.settled =
        settings.drain().isEmpty() && settings.offline().isEmpty() && settings.online().isEmpty();
  }

  /** What balancers are told now; empty while it is not known. */
  synchronized Optional<ComponentState> told() {
    return wanted.map(known -> told);
  }

  /**
   * How far it is.
   *
   * @param wanted what it should be; empty: not known
   * @param done whether it is that, and the command for that has succeeded if there is one
   * @param last what became of that command; empty: nothing yet
   */
  record Progress(Optional<ComponentState> wanted, boolean done, Optional<ActionOutcome> last) {}

  synchronized Progress progress() {
    boolean arrived = wanted.filter(state -> state == reached).isPresent();
    return new Progress(wanted, arrived && done, arrived ? last : Optional.empty());
  }

  /** What fails and is tried again; empty when nothing does. */
  synchronized Optional<String> trouble() {
    return failures == 0
        ? Optional.empty()
        : last.map(
            outcome ->
                "the %s command of %s fails and is repeated: %s"
                    .formatted(key(reached), name, outcome.message()));
  }

  /** The command that is run for a state; empty: there is none. */
  List<String> command(ComponentState state) {
    return switch (state) {
      case DRAINING -> settings.drain();
      case INACTIVE -> settings.offline();
      case ACTIVE -> settings.online();
    };
  }

  /**
   * Goes on its way.
   *
   * @param state what it should be; empty: not known, so it stays as it is
   */
  synchronized void follow(Optional<ComponentState> state) {
    if (state.isEmpty() || closed) {
      return;
    }
    Instant now = clock.now();
    if (wanted.isEmpty()) {
      // A new run of the agent: how long it has been drained is not known, long enough probably.
      reach(state.get(), now);
    }
    wanted = state;
    ComponentState next = next(now);
    if (next != reached) {
      reach(next, now);
    }
    if (reached != ACTIVE) {
      told = reached;
    }
    if (!done && running.isEmpty() && !now.isBefore(tryAt)) {
      begin();
    }
  }

  /** Starts no more commands, and ends the one that runs if it has not ended by then. */
  void close(Deadline deadline) throws InterruptedException {
    Optional<Thread> left;
    synchronized (this) {
      closed = true;
      left = running;
    }
    if (left.isPresent()) {
      left.get().join(deadline.remaining());
      left.get().interrupt();
    }
  }

  private ComponentState next(Instant now) {
    ComponentState goal = wanted.orElse(reached);
    if (goal != INACTIVE || reached == INACTIVE) {
      return goal;
    }
    boolean drained =
        settings.drainFor().isZero()
            || (reached == DRAINING && !now.isBefore(reachedAt.plus(settings.drainFor())));
    return drained ? INACTIVE : DRAINING;
  }

  private void reach(ComponentState state, Instant now) {
    reached = state;
    reachedAt = now;
    out |= state != ACTIVE;
    done = false;
    last = Optional.empty();
    failures = 0;
    tryAt = now;
  }

  private void begin() {
    if (settled && needed(reached).isEmpty()) {
      out &= reached != ACTIVE;
      told = reached;
      done = true;
      return;
    }
    ComponentState state = reached;
    Thread thread =
        Thread.ofPlatform().daemon().name("tend-component-" + name).unstarted(() -> work(state));
    running = Optional.of(thread);
    thread.start();
  }

  /** What must be run; nobody is brought back who was never out, or is on another way by now. */
  private synchronized List<String> needed(ComponentState state) {
    boolean late = reached != state || (state == ACTIVE && !out);
    return late ? List.of() : command(state);
  }

  private void work(ComponentState state) {
    Optional<ActionOutcome> outcome = Optional.empty();
    boolean known = true;
    try {
      known = settle() || state != ACTIVE || isOut();
      List<String> argv = needed(state);
      if (!argv.isEmpty()) {
        outcome = Optional.of(run(argv));
        port.ended(name, key(state), outcome.get());
      }
      if (state == ACTIVE && known && succeeded(outcome) && isOn(state)) {
        // Before another command can begin, so that what that leaves behind is not forgotten.
        port.broughtBack(name);
      }
    } catch (InterruptedException closing) {
      known = false;
    } catch (RuntimeException broken) {
      LOG.error("the {} command of {} could not be run", key(state), name, broken);
      outcome = Optional.of(ActionOutcome.failed("broke: " + broken));
    } finally {
      ended(state, known, outcome);
    }
  }

  private ActionOutcome run(List<String> argv) throws InterruptedException {
    return RunCommand.run(
        argv,
        new OperationLimits(
            Deadline.in(COMMAND_LASTS), new CancellationScope(), port.children(name)));
  }

  /** Whether all that an earlier run left is dealt with. */
  private boolean settle() throws InterruptedException {
    synchronized (this) {
      if (settled) {
        return true;
      }
    }
    Optional<Boolean> leftOut = port.leftOut(name);
    synchronized (this) {
      out |= leftOut.orElse(false);
      settled = leftOut.isPresent();
      return settled;
    }
  }

  private synchronized boolean isOn(ComponentState state) {
    return reached == state;
  }

  private synchronized boolean isOut() {
    return out;
  }

  private static boolean succeeded(Optional<ActionOutcome> outcome) {
    return outcome.isEmpty() || outcome.get().result() == Result.SUCCEEDED;
  }

  private synchronized void ended(
      ComponentState state, boolean known, Optional<ActionOutcome> outcome) {
    running = Optional.empty();
    if (reached != state) {
      return;
    }
    told = state;
    last = outcome;
    done = known && succeeded(outcome);
    if (done) {
      out &= state != ACTIVE;
      failures = 0;
    } else {
      failures += outcome.isPresent() ? 1 : 0;
      tryAt = clock.now().plus(pause());
    }
  }

  private Duration pause() {
    Duration longer = FIRST_RETRY.multipliedBy(1L << Math.clamp(failures - 1, 0, 10));
    return longer.compareTo(LAST_RETRY) < 0 ? longer : LAST_RETRY;
  }

  private static String key(ComponentState state) {
    return switch (state) {
      case DRAINING -> "drain";
      case INACTIVE -> "offline";
      case ACTIVE -> "online";
    };
  }
}
