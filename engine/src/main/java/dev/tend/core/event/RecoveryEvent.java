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
   */
  record ExhaustionChanged(ItemId responder, boolean exhausted) implements RecoveryEvent {}

  /**
   * Recorded when a monitor has been healed three times in a day, or when a person cleared that.
   *
   * @param monitor the monitor, with its target
   * @param chronic whether it is
   * @param owner who cleared it; empty text when it began
   */
  record ChronicChanged(ItemId monitor, boolean chronic, String owner) implements RecoveryEvent {}
}
