package dev.tend.state;

import dev.tend.core.record.DurableChange;
import dev.tend.core.record.LedgerRecord;
import dev.tend.core.record.StoredState;
import dev.tend.core.record.TargetsRecord;
import dev.tend.definition.ItemId;
import dev.tend.definition.type.Types;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A program that keeps numbered changes until it is killed, and says each number once kept. */
final class Keeper {
  static final int STANDING = 20;
  static final ItemId RESPONDER = ItemId.of("Smtp", "Restart");

  private Keeper() {}

  /** Two records that belong together, and the end of an older one. */
  static List<DurableChange> change(int number) {
    return List.of(
        DurableChange.put(ledger(number)),
        DurableChange.put(new TargetsRecord("Smtp", Map.of("number", number))),
        DurableChange.remove(LedgerRecord.key("act-" + (number - STANDING))));
  }

  static LedgerRecord ledger(int number) {
    return new LedgerRecord(
        "act-" + number, "restart-service service:postfix", RESPONDER, Instant.EPOCH);
  }

  /** The number that was kept last; 0 for none. */
  static int last(StoredState state) {
    return state.records().stream()
        .filter(TargetsRecord.class::isInstance)
        .map(record -> ((TargetsRecord) record).missing().getOrDefault("number", 0))
        .findFirst()
        .orElse(0);
  }

  /** Goes on from what is in the directory that the argument names. */
  public static void main(String[] arguments) throws StateException {
    OpenedState opened = StateStore.open(Path.of(arguments[0]), Types.builtIn());
    int number = last(opened.state());
    while (true) {
      number++;
      opened.store().keep(change(number));
      System.out.println(number);
    }
  }
}
