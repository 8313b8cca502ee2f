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
 * otherwise all is well: probes succeed at once, acts succeed in ten seconds, the store keeps what
 * it is given, and nobody answers questions.
 */
public interface SimulatedEnvironment {
  /** How long an act takes unless somebody says otherwise. */
  Duration ACT_TAKES = Duration.ofSeconds(10);

  /** What a run that starts now comes to; empty: nothing is ever heard of it. */
  default Optional<SimulatedRun> run(ScheduledProbe probe, Trigger trigger, Duration at) {
    return Optional.of(SimulatedRun.of(Outcome.SUCCEEDED));
  }

  /** How an act that begins now ends; empty: it hangs. */
  default Optional<ActionResult> act(Intent intent, Duration at) {
    return Optional.of(ActionResult.succeeding(ACT_TAKES));
  }

  /** Whether the store can keep this intent now. */
  default boolean keeps(Intent intent, Duration at) {
    return true;
  }

  /** What a person who is asked now answers; empty: nothing. */
  default Optional<ApprovalReply> ask(Effect.AskApproval question, Duration at) {
    return Optional.empty();
  }

  /** What a health set's discovery comes to that is made now; empty: nothing is heard of it. */
  default Optional<SimulatedDiscovery> discover(String healthSet, Duration at) {
    return Optional.empty();
  }
}
