package dev.tend.core.record;

import dev.tend.core.effect.Intent;
import dev.tend.core.event.EventId;
import dev.tend.definition.ItemId;
import dev.tend.definition.type.ResponderKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * An action from its intent to its verdict. All instants are in steady time.
 *
 * @param intent what was intended
 * @param monitor the monitor it is for, with its target
 * @param phase how far it is
 * @param deadline when the phase ends at the latest
 * @param healedAt when the monitor was first seen healed after it
 * @param verifiable whether a verdict can still be had
 * @param graced the monitors that neither raise nor heal meanwhile
 * @param lastEvent its last event
 */
public record RecoveryRecord(
    Intent intent,
    ItemId monitor,
    Phase phase,
    Instant deadline,
    Optional<Instant> healedAt,
    boolean verifiable,
    List<ItemId> graced,
    EventId lastEvent)
    implements DurableRecord {
  /** How long to wait before looking at a target again. */
  private static final Duration AT_LEAST = Duration.ofSeconds(1);

  /** How far an action is. */
  public enum Phase {
    /** Its intent is being made durable. */
    RECORDING,
    /** It is written down how the server is, before anything is disturbed. */
    COLLECTING,
    /** It is being done. */
    ACTING,
    /** It had begun, or was about to, when the agent ended; nobody knows what became of it. */
    ORPHANED,
    /** It is done, and its target is left in peace. */
    WARMING_UP,
    /** Its target is watched for healing. */
    VERIFYING
  }

  public RecoveryRecord {
    graced = List.copyOf(graced);
  }

  /** An action that was decided, before its intent is durable. */
  public static RecoveryRecord begun(
      Intent intent, ItemId monitor, List<ItemId> graced, Instant deadline, EventId decided) {
    return new RecoveryRecord(
        intent, monitor, Phase.RECORDING, deadline, Optional.empty(), true, graced, decided);
  }

  /** Its id. */
  public String instance() {
    return intent.instance();
  }

  /** Whether it has not ended, as far as anybody knows. */
  public boolean unfinished() {
    return switch (phase) {
      case RECORDING, COLLECTING, ACTING, ORPHANED -> true;
      case WARMING_UP, VERIFYING -> false;
    };
  }

  /** Whether anything of it may have been done. */
  public boolean begun() {
    return phase != Phase.RECORDING && phase != Phase.COLLECTING;
  }

  /** Whether it disturbs the server right now. */
  public boolean disturbing() {
    return intent.definition().kind().disturbs() && unfinished();
  }

  /** Whether it holds the slot that another action would need. */
  public boolean blocks(String component, String resource) {
    if (intent.definition().kind() == ResponderKind.COLLECT) {
      return false;
    }
    boolean sameComponent = !component.isEmpty() && component.equalsIgnoreCase(intent.component());
    boolean sameResource = !resource.isEmpty() && resource.equals(intent.resource());
    return sameComponent || sameResource;
  }

  /** Another phase begins. */
  public RecoveryRecord entering(Phase next, Instant until) {
    return new RecoveryRecord(
        intent, monitor, next, until, healedAt, verifiable, graced, lastEvent);
  }

  /** The agent that began it has ended: it waits for word of what became of it, however long. */
  public RecoveryRecord orphaned() {
    return entering(Phase.ORPHANED, deadline);
  }

  /** Its target has healed, and is watched on whether that lasts. */
  public RecoveryRecord healed(Instant now, Instant until) {
    return new RecoveryRecord(
        intent, monitor, phase, until, Optional.of(now), verifiable, graced, lastEvent);
  }

  /** Its target must be watched again: what was seen of it does not count. */
  public RecoveryRecord watchedAnew(Instant now) {
    Duration within = intent.definition().verifyWithin();
    Instant until = now.plus(within.compareTo(AT_LEAST) > 0 ? within : AT_LEAST);
    return new RecoveryRecord(
        intent, monitor, phase, until, Optional.empty(), verifiable, graced, lastEvent);
  }

  /** Its monitor was switched off, or is gone: no verdict can be had. */
  public RecoveryRecord unverifiable() {
    return new RecoveryRecord(intent, monitor, phase, deadline, healedAt, false, graced, lastEvent);
  }

  /** Only these monitors are still in its grace. */
  public RecoveryRecord gracing(Predicate<ItemId> inGrace) {
    List<ItemId> left = graced.stream().filter(inGrace).toList();
    return new RecoveryRecord(
        intent, monitor, phase, deadline, healedAt, verifiable, left, lastEvent);
  }

  /** Something was recorded of it. */
  public RecoveryRecord after(EventId event) {
    return new RecoveryRecord(
        intent, monitor, phase, deadline, healedAt, verifiable, graced, event);
  }

  /** The key of an action. */
  public static String key(String instance) {
    return "recovery:" + instance;
  }

  @Override
  public String key() {
    return key(intent.instance());
  }
}
