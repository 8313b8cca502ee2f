package dev.tend.core.respond;

import dev.tend.core.effect.Intent;
import dev.tend.core.event.EventId;
import dev.tend.core.record.RecoveryRecord;
import dev.tend.definition.ItemId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * An act from its intent to its verdict. It holds the slot of its component and of its resource.
 */
public final class Recovery {
  /** How long is waited before a target is looked at anew. */
  private static final Duration AT_LEAST = Duration.ofSeconds(1);

  private final Intent intent;
  private final ItemId monitor;
  private final List<ItemId> graced = new ArrayList<>();
  private Phase phase = Phase.RECORDING;
  private Instant deadline;
  private Optional<Instant> healedAt = Optional.empty();
  private boolean verifiable = true;
  private EventId lastEvent;

  Recovery(Intent intent, ItemId monitor, List<ItemId> graced, Instant deadline, EventId decided) {
    this.intent = intent;
    this.monitor = monitor;
    this.graced.addAll(graced);
    this.deadline = deadline;
    this.lastEvent = decided;
  }

  /** What was intended. */
  public Intent intent() {
    return intent;
  }

  /** The monitor it is for. */
  ItemId monitor() {
    return monitor;
  }

  /** The monitors that neither raise nor heal meanwhile. */
  List<ItemId> graced() {
    return List.copyOf(graced);
  }

  /** Only these monitors are still in grace. */
  public void keepGraced(Predicate<ItemId> inGrace) {
    graced.removeIf(inGrace.negate());
  }

  /** A monitor is gone, and its grace with it. */
  void gone(ItemId gracedMonitor) {
    graced.remove(gracedMonitor);
  }

  /** How far it is. */
  public Phase phase() {
    return phase;
  }

  /** When its phase ends at the latest. */
  public Instant deadline() {
    return deadline;
  }

  void enter(Phase next, Instant until) {
    phase = next;
    deadline = until;
  }

  Optional<Instant> healedAt() {
    return healedAt;
  }

  void healed(Instant now) {
    healedAt = Optional.of(now);
  }

  /** Whether a verdict can still be had. */
  boolean verifiable() {
    return verifiable;
  }

  /** Its monitor was switched off, or is gone. */
  void cannotBeVerified() {
    verifiable = false;
  }

  EventId lastEvent() {
    return lastEvent;
  }

  void lastEvent(EventId event) {
    lastEvent = event;
  }

  /** Whether it has not ended, as far as anybody knows. */
  public boolean unfinished() {
    return phase == Phase.RECORDING || phase == Phase.ACTING || phase == Phase.ORPHANED;
  }

  /** Whether it disturbs the server right now. */
  boolean disturbing() {
    return intent.definition().kind().disturbs() && unfinished();
  }

  /** The agent that began it has ended: it waits for word of what became of it, however long. */
  void orphan() {
    phase = Phase.ORPHANED;
  }

  /** Its target must be watched anew: what was seen of it was before the agent ended. */
  void watchAnew(Instant now) {
    healedAt = Optional.empty();
    Duration within = intent.definition().verifyWithin();
    deadline = now.plus(within.compareTo(AT_LEAST) > 0 ? within : AT_LEAST);
  }

  /** Whether it holds the slot that another act would need. */
  boolean blocks(String component, String resource) {
    boolean sameComponent = !component.isEmpty() && component.equalsIgnoreCase(intent.component());
    boolean sameResource = !resource.isEmpty() && resource.equals(intent.resource());
    return sameComponent || sameResource;
  }

  /** All this as data. */
  RecoveryRecord record() {
    return new RecoveryRecord(
        intent, monitor, phase.name(), deadline, healedAt, verifiable, graced(), lastEvent);
  }

  /** Goes on from a record. */
  public static Recovery restore(RecoveryRecord record) {
    Recovery recovery =
        new Recovery(
            record.intent(),
            record.monitor(),
            record.graced(),
            record.deadline(),
            record.lastEvent());
    recovery.phase = Phase.valueOf(record.phase());
    recovery.healedAt = record.healedAt();
    recovery.verifiable = record.verifiable();
    return recovery;
  }
}
