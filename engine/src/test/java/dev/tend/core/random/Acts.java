package dev.tend.core.random;

import dev.tend.core.effect.Effect;
import dev.tend.core.effect.Intent;
import dev.tend.core.input.EnvironmentInput.PageDelivered;
import dev.tend.core.input.RecoveryInput;
import dev.tend.core.input.RecoveryInput.EvidenceCollected;
import dev.tend.core.input.RecoveryInput.IntentFoundOpen;
import dev.tend.core.input.RecoveryInput.IntentRecorded;
import dev.tend.core.input.RecoveryInput.RecoveryEnded;
import dev.tend.core.input.RecoveryInput.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the shell knows of acts and questions: who waits for which answer. */
final class Acts {
  private final List<String> unrecorded = new ArrayList<>();
  private final List<String> collecting = new ArrayList<>();
  private final List<String> begun = new ArrayList<>();
  private final List<String> orphans = new ArrayList<>();
  private final List<PageDelivered> pages = new ArrayList<>();
  private final List<String> questions = new ArrayList<>();

  void follow(Moment moment) {
    if (moment.input() instanceof RecoveryInput input) {
      unrecorded.remove(input.instance());
      orphans.remove(input.instance());
      collecting.remove(input.instance());
      if (!(input instanceof IntentRecorded) && !(input instanceof EvidenceCollected)) {
        begun.remove(input.instance());
      }
    }
    moment
        .effects(Effect.RecordIntent.class)
        .forEach(effect -> unrecorded.add(effect.intent().instance()));
    moment
        .effects(Effect.CollectEvidence.class)
        .forEach(effect -> collecting.add(effect.intent().instance()));
    moment
        .effects(Effect.BeginRecovery.class)
        .forEach(effect -> begun.add(effect.intent().instance()));
    moment
        .effects(Effect.SendPage.class)
        .forEach(
            effect ->
                pages.add(new PageDelivered(effect.page().alertId(), effect.page().sequence())));
    moment.effects(Effect.AskApproval.class).forEach(effect -> questions.add(effect.approval()));
  }

  /** The store's answer about the intent that waits for longest. */
  Optional<IntentRecorded> recorded(boolean stored) {
    return unrecorded.stream().findFirst().map(first -> new IntentRecorded(first, stored));
  }

  /** The evidence that is waited for longest. */
  Optional<EvidenceCollected> collected(String file) {
    return collecting.stream()
        .findFirst()
        .map(first -> new EvidenceCollected(first, file, file.isEmpty() ? "no space" : ""));
  }

  /** The end of the act that is under way for longest. */
  Optional<RecoveryEnded> ended(Result result) {
    return begun.stream().findFirst().map(first -> new RecoveryEnded(first, result, "so it went"));
  }

  /** A question, the newest first. */
  Optional<String> question(int howOld) {
    return howOld < questions.size()
        ? Optional.of(questions.get(questions.size() - 1 - howOld))
        : Optional.empty();
  }

  /** The oldest page that nobody has read yet. */
  Optional<PageDelivered> delivered() {
    return pages.isEmpty() ? Optional.empty() : Optional.of(pages.removeFirst());
  }

  /** The next act of an earlier life of which nothing is running any more. */
  Optional<IntentFoundOpen> orphan() {
    return orphans.stream().findFirst().map(IntentFoundOpen::new);
  }

  /** A new life finds these without an outcome. */
  void restarted(List<Intent> open) {
    begun.clear();
    collecting.clear();
    unrecorded.clear();
    pages.clear();
    orphans.clear();
    open.forEach(intent -> orphans.add(intent.instance()));
  }
}
