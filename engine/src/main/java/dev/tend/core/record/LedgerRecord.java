package dev.tend.core.record;

import dev.tend.definition.ItemId;
import java.time.Instant;

/**
 * One action that was charged.
 *
 * @param instance the action
 * @param budget what it was charged to: type and resource
 * @param responder who made it
 * @param at when, in steady time
 */
public record LedgerRecord(String instance, String budget, ItemId responder, Instant at)
    implements DurableRecord {
  /** The key of an action's charge. */
  public static String key(String instance) {
    return "ledger:" + instance;
  }

  @Override
  public String key() {
    return key(instance);
  }
}
