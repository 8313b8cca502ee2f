package dev.tend.core.record;

import dev.tend.core.effect.Intent;
import dev.tend.core.event.EventId;
import dev.tend.definition.ItemId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An act from its intent to its verdict. All instants are in steady time.
 *
 * @param intent what was intended
 * @param monitor the monitor it is for, with its target
 * @param phase how far it is, by its name
 * @param deadline when the phase ends at the latest
 * @param healedAt when the monitor was first seen healed after it
 * @param verifiable whether a verdict can still be had
 * @param graced the monitors that neither raise nor heal meanwhile
 * @param lastEvent its last event
 */
public record RecoveryRecord(
    Intent intent,
    ItemId monitor,
    String phase,
    Instant deadline,
    Optional<Instant> healedAt,
    boolean verifiable,
    List<ItemId> graced,
    EventId lastEvent)
    implements DurableRecord {
  /** The key of an act. */
  public static String key(String instance) {
    return "recovery:" + instance;
  }

  @Override
  public String key() {
    return key(intent.instance());
  }
}
