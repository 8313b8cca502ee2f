package dev.tend.core.effect;

import dev.tend.definition.ItemId;
import java.time.Instant;
import java.util.List;

/** One thing to be done, after the changes of the same decision are durable. */
public sealed interface Effect {

  /**
   * Run a probe once, beside its schedule, and report the result with the trigger {@code
   * CONFIRMATION}.
   *
   * @param probe the probe, with its target
   */
  record RunProbe(ItemId probe) implements Effect {}

  /**
   * Keep this intent, then answer {@code IntentRecorded}.
   *
   * @param intent the action
   */
  record RecordIntent(Intent intent) implements Effect {}

  /**
   * Write down how the server is, changing nothing, then answer {@code EvidenceCollected}. An
   * answer that takes long is not waited for.
   *
   * @param intent what it is for: an action that has not begun, or nothing but this
   */
  record CollectEvidence(Intent intent) implements Effect {}

  /**
   * Begin this action, then answer {@code RecoveryEnded}.
   *
   * @param intent the action
   */
  record BeginRecovery(Intent intent) implements Effect {}

  /**
   * Take back what an action of {@code take-offline} did: its episode is over.
   *
   * @param component the component
   * @param reason why
   */
  record BringOnline(String component, String reason) implements Effect {}

  /**
   * Tell people.
   *
   * @param page what to say to whom
   */
  record SendPage(Page page) implements Effect {}

  /**
   * Ask a person.
   *
   * @param approval the approval's id
   * @param responder the responder that wants to act
   * @param question what to ask
   * @param expiresAt when the question lapses, in wall-clock time
   */
  record AskApproval(String approval, ItemId responder, String question, Instant expiresAt)
      implements Effect {}

  /**
   * Run exactly these probes from now on, each by its definition.
   *
   * @param probes all enabled probes, with their targets
   */
  record ScheduleProbes(List<ScheduledProbe> probes) implements Effect {
    public ScheduleProbes {
      probes = List.copyOf(probes);
    }
  }
}
