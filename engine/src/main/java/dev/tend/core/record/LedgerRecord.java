package dev.tend.core.record;

import dev.tend.core.event.Verdict;
import dev.tend.definition.ItemId;
import java.time.Instant;
import java.util.Optional;

/**
 * One action that was charged.
 *
 * @param instance the action
 * @param budget what it was charged to: type and resource
 * @param responder who made it
 * @param at when, in steady time
 * @param verdict what came of it; empty while nobody knows, and in records of earlier versions
 */
public record LedgerRecord(
    String instance, String budget, ItemId responder, Instant at, Optional<Verdict> verdict)
    implements DurableRecord {

  /** One that was charged just now. */
  public LedgerRecord(String instance, String budget, ItemId responder, Instant at) {
    this(instance, budget, responder, at, Optional.empty());
  }

  /** The same with what came of it. */
  public LedgerRecord judged(Verdict known) {
    return new LedgerRecord(instance, budget, responder, at, Optional.of(known));
  }

  /** The key of an action's charge. */
  public static String key(String instance) {
    return "ledger:" + instance;
  }

  @Override
  public String key() {
    return key(instance);
  }
}
