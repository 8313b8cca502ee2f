package dev.tend.core.event;

import dev.tend.core.input.EnvironmentInput;
import dev.tend.core.input.OperatorInput;
import dev.tend.core.input.Requester;
import dev.tend.definition.ItemId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Events about what went on around the agent. */
public sealed interface EnvironmentEvent extends EventBody {
  /**
   * Recorded when the agent has started.
   *
   * @param version the agent's version
   * @param bootedAt when the host booted, in steady time
   * @param graceUntil until when nothing is disturbed, in steady time
   */
  record AgentStarted(String version, Instant bootedAt, Instant graceUntil)
      implements EnvironmentEvent {}

  /** Recorded last of all when the agent stops in good order; a run that was killed has none. */
  record AgentStopped() implements EnvironmentEvent {}

  /**
   * Recorded when the wall clock stepped.
   *
   * @param by how far
   */
  record WallClockStepped(Duration by) implements EnvironmentEvent {}

  /**
   * Recorded when a hold begins or changes.
   *
   * @param hold what was asked
   */
  record HoldPlaced(OperatorInput.HoldPlaced hold) implements EnvironmentEvent {}

  /**
   * Recorded when a hold ends, or when somebody tried to end one that is not there.
   *
   * @param component the component
   * @param requester whose hold
   * @param owner which person; {@code tend} when Tend itself did
   * @param reason why it ended
   * @param stillHeldBy who still holds the component; empty when nobody does
   */
  record HoldReleased(
      String component,
      Requester requester,
      String owner,
      String reason,
      Optional<Requester> stillHeldBy)
      implements EnvironmentEvent {}

  /**
   * Recorded when a command of a component has ended.
   *
   * @param ended which one, and how
   */
  record ComponentCommandEnded(EnvironmentInput.ComponentCommandEnded ended)
      implements EnvironmentEvent {}

  /**
   * Recorded when an operator is seen at work, or no longer.
   *
   * @param seen what was seen
   */
  record OperatorWorkChanged(EnvironmentInput.OperatorWorkSeen seen) implements EnvironmentEvent {}

  /**
   * Recorded when the brake is pulled or let go.
   *
   * @param on whether recovery stops
   * @param owner who
   * @param reason why
   */
  record BrakeChanged(boolean on, String owner, String reason) implements EnvironmentEvent {}

  /**
   * Recorded when the group's word about a component changes.
   *
   * @param report what it said
   */
  record GroupChanged(EnvironmentInput.GroupReported report) implements EnvironmentEvent {}

  /**
   * Recorded when a repairing mark is refused.
   *
   * @param monitor what was asked for
   * @param reason why not, and what to do
   */
  record RepairRefused(ItemId monitor, String reason) implements EnvironmentEvent {}

  /**
   * Recorded when an input concerns something that is not there.
   *
   * @param what which input
   * @param why what is missing
   */
  record InputIgnored(String what, String why) implements EnvironmentEvent {}

  /**
   * Recorded when an intent of an earlier run is closed without being repeated.
   *
   * @param responder the responder, with its target
   * @param instance the action's instance id
   * @param intendedAt when it was intended, in steady time
   * @param known what is known of what became of it; empty text: nothing
   */
  record IntentInterrupted(ItemId responder, String instance, Instant intendedAt, String known)
      implements EnvironmentEvent {}
}
