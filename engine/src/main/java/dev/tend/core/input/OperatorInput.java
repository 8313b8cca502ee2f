package dev.tend.core.input;

import dev.tend.definition.ItemId;
import java.time.Instant;
import java.util.Optional;

/** What a person asks of the core. */
public sealed interface OperatorInput extends Input {

  /**
   * A person is at work on one target of a monitor.
   *
   * @param monitor the monitor, with its target
   * @param owner who
   * @param reason why
   * @param until when it ends, in steady time; at most 24 hours ahead
   */
  record RepairingSet(ItemId monitor, String owner, String reason, Instant until)
      implements OperatorInput {}

  /**
   * The work is done.
   *
   * @param monitor the monitor, with its target
   * @param owner who says so
   */
  record RepairingCleared(ItemId monitor, String owner) implements OperatorInput {}

  /**
   * A component is taken out of service, or a switch of Tend's is turned off. Replaces the hold
   * that the requester has on it.
   *
   * @param component such as {@code FrontendTransport}, {@code ServerWideOffline}, {@code
   *     Monitoring} or {@code RecoveryActionsEnabled}
   * @param requester who asks
   * @param state what the component is to be: {@code DRAINING} or {@code INACTIVE}
   * @param owner which person
   * @param reason why
   * @param until when it ends by itself, in wall-clock time; empty: when it is released
   */
  record HoldPlaced(
      String component,
      Requester requester,
      ComponentState state,
      String owner,
      String reason,
      Optional<Instant> until)
      implements OperatorInput {
    /**
     * Checks the state.
     *
     * @throws IllegalArgumentException if it is {@code ACTIVE}: that is a {@link HoldReleased}
     */
    public HoldPlaced {
      if (state == ComponentState.ACTIVE) {
        throw new IllegalArgumentException("a component is made active by releasing its hold");
      }
    }
  }

  /**
   * A hold is over; it is released in the name of the requester that placed it.
   *
   * @param component the component
   * @param requester whose hold; that of {@code HEALTH_API} is Tend's own, which a person may end
   * @param owner which person says so
   */
  record HoldReleased(String component, Requester requester, String owner)
      implements OperatorInput {}

  /**
   * All recovery stops at once, or may go on.
   *
   * @param on whether it stops
   * @param owner who
   * @param reason why
   * @param since when it was pulled, in wall-clock time, by the file that keeps it; empty when no
   *     file does, as in records of earlier versions
   */
  record BrakeSet(boolean on, String owner, String reason, Optional<Instant> since)
      implements OperatorInput {
    /** Of which no file is known. */
    public BrakeSet(boolean on, String owner, String reason) {
      this(on, owner, reason, Optional.empty());
    }
  }

  /**
   * A person answers an approval.
   *
   * @param approval its id
   * @param granted yes or no
   * @param owner who
   * @param reason why; empty text for none
   */
  record ApprovalAnswered(String approval, boolean granted, String owner, String reason)
      implements OperatorInput {}

  /**
   * A red or green event from outside, of a time when no agent ran.
   *
   * @param probe the notification probe, with its target
   * @param key what it is about
   * @param red whether it is red
   * @param message what a person should read; empty text for none
   * @param at when it was reported, in wall-clock time
   */
  record Notified(ItemId probe, String key, boolean red, String message, Instant at)
      implements OperatorInput {}

  /**
   * A person has looked at a chronic fault, or at one that actions do not help against, and lets
   * Tend act on it again.
   *
   * @param monitor the monitor, with its target
   * @param owner who
   */
  record ChronicCleared(ItemId monitor, String owner) implements OperatorInput {}
}
