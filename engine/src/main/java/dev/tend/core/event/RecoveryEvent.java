package dev.tend.core.event;

import dev.tend.core.input.RecoveryInput;
import dev.tend.definition.ItemId;
import java.time.Instant;

/** Events about actions. */
public sealed interface RecoveryEvent extends EventBody {
  /**
   * Recorded when gate 6 has judged an action.
   *
   * @param responder the responder, with its target
   * @param key the ledger's key: type and resource
   * @param allowed whether it may act
   * @param counters what was counted
   */
  record ThrottleJudged(ItemId responder, String key, boolean allowed, ThrottleCounters counters)
      implements RecoveryEvent {}

  /**
   * Recorded when it was written down how the server is, before anything was disturbed, or when
   * that failed.
   *
   * @param responder the responder, with its target
   * @param instance the id of the action that follows, or of the collection alone
   * @param episode the episode
   * @param file where it is written; empty text: nowhere
   * @param missing what could not be seen or kept, and why; empty text: nothing
   */
  record EvidenceCollected(
      ItemId responder, String instance, String episode, String file, String missing)
      implements RecoveryEvent {}

  /**
   * Recorded when an action begins.
   *
   * @param responder the responder, with its target
   * @param action the responder's type
   * @param resource what it acts on
   * @param instance the action's instance id
   * @param episode the episode
   * @param expectedEnd when it is abandoned, in wall-clock time
   */
  record RecoveryStarted(
      ItemId responder,
      String action,
      String resource,
      String instance,
      String episode,
      Instant expectedEnd)
      implements RecoveryEvent {}

  /**
   * Recorded when an action ends.
   *
   * @param responder the responder, with its target
   * @param action the responder's type
   * @param resource what it acted on
   * @param instance the action's instance id
   * @param result how
   * @param message what a person should read
   */
  record RecoveryFinished(
      ItemId responder,
      String action,
      String resource,
      String instance,
      RecoveryInput.Result result,
      String message)
      implements RecoveryEvent {}

  /**
   * Recorded when the agent starts after a reboot that an action of an earlier run had asked for:
   * the server itself remembers nothing of that.
   *
   * @param responder the responder, with its target
   * @param instance the action's instance id
   * @param episode the episode
   * @param monitor the monitor that it acted for, with its target
   * @param intendedAt when it was intended, in steady time
   * @param bootedAt when the host booted, in steady time
   */
  record ServerRebooted(
      ItemId responder,
      String instance,
      String episode,
      ItemId monitor,
      Instant intendedAt,
      Instant bootedAt)
      implements RecoveryEvent {}

  /**
   * Recorded when an action is judged; its slot is free from here on.
   *
   * @param responder the responder, with its target
   * @param instance the action's instance id
   * @param verdict what came of it
   */
  record RecoveryJudged(ItemId responder, String instance, Verdict verdict)
      implements RecoveryEvent {}

  /**
   * Recorded when a responder acted twice in a row without success, or may act again.
   *
   * @param responder the responder, with its target
   * @param exhausted whether it is
   * @param owner who cleared it; empty text when nobody did
   */
  record ExhaustionChanged(ItemId responder, boolean exhausted, String owner)
      implements RecoveryEvent {}

  /**
   * Recorded when a monitor has been healed three times in a day, or when a person cleared that.
   *
   * @param monitor the monitor, with its target
   * @param chronic whether it is
   * @param owner who cleared it; empty text when it began
   */
  record ChronicChanged(ItemId monitor, boolean chronic, String owner) implements RecoveryEvent {}
}
