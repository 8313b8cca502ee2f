package dev.tend.core.random;

import dev.tend.core.effect.Effect;
import dev.tend.core.effect.Intent;
import dev.tend.core.input.RecoveryInput.IntentRecorded;
import dev.tend.core.record.DurableChange;
import dev.tend.core.record.LedgerRecord;
import dev.tend.core.record.RecoveryRecord;
import java.util.HashSet;
import java.util.Set;

/** What an effect rests on is kept before it: the act and its charge, and the store's word. */
final class DurableFirst implements Invariant {
  private final Set<String> stored = new HashSet<>();

  @Override
  public void decided(Moment moment, Facts facts) {
    for (Effect.RecordIntent record : moment.effects(Effect.RecordIntent.class)) {
      Intent intent = record.intent();
      require(
          keeps(moment, RecoveryRecord.key(intent.instance())),
          intent.instance() + " goes to the store, but its act is not kept");
      require(
          !intent.definition().kind().disturbs()
              || keeps(moment, LedgerRecord.key(intent.instance())),
          intent.instance() + " goes to the store, but its charge is not kept");
    }
    if (moment.input() instanceof IntentRecorded recorded && recorded.stored()) {
      stored.add(recorded.instance());
    }
    for (Effect.BeginRecovery begin : moment.effects(Effect.BeginRecovery.class)) {
      require(
          stored.remove(begin.intent().instance()),
          begin.intent().instance() + " begins, but the store did not say that it has its intent");
    }
  }

  private static boolean keeps(Moment moment, String key) {
    return moment.decision().changes().stream()
        .filter(change -> change.key().equals(key))
        .map(DurableChange::record)
        .anyMatch(record -> record.isPresent());
  }
}
