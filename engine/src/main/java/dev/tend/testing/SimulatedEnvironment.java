package dev.tend.testing;

import dev.tend.core.effect.Effect;
import dev.tend.core.effect.Intent;
import dev.tend.core.effect.ScheduledProbe;
import dev.tend.core.input.Outcome;
import dev.tend.core.input.Trigger;
import java.time.Duration;
import java.util.Optional;

/**
 * All that is outside the core. Times are counted from the start of the simulation. Unless said
 * otherwise all is well: probes succeed at once, actions succeed in ten seconds, the store keeps
 * what it is given, and nobody answers questions.
 */
public interface SimulatedEnvironment {
  /** How long an action takes by default. */
  Duration ACTION_TIME = Duration.ofSeconds(10);

  /** The result of a run that starts now; empty: it never ends. */
  default Optional<SimulatedRun> run(ScheduledProbe probe, Trigger trigger, Duration at) {
    return Optional.of(SimulatedRun.of(Outcome.SUCCEEDED));
  }

  /** How an action that starts now ends; empty: it hangs. */
  default Optional<ActionResult> act(Intent intent, Duration at) {
    return Optional.of(ActionResult.succeeding(ACTION_TIME));
  }

  /** How long it takes to write down how the server is; empty: for ever. */
  default Optional<Duration> collect(Intent intent, Duration at) {
    return Optional.of(Duration.ZERO);
  }

  /** Whether the store can keep this intent now. */
  default boolean keeps(Intent intent, Duration at) {
    return true;
  }

  /** The answer of a person who is asked now; empty: none. */
  default Optional<ApprovalReply> ask(Effect.AskApproval question, Duration at) {
    return Optional.empty();
  }

  /** The result of a discovery that starts now; empty: it never ends. */
  default Optional<SimulatedDiscovery> discover(String healthSet, Duration at) {
    return Optional.empty();
  }
}
