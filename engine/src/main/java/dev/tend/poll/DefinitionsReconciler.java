package dev.tend.poll;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.override.change.AnnouncedState;
import dev.tend.override.change.OverrideReconciler;
import dev.tend.override.change.PollResult;
import dev.tend.override.merge.EffectiveDefinitions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one owner of what holds: definitions as declared, with what is known of overrides. Whoever
 * changes one of the two, the other stays the newest. Touched by the poller's thread alone.
 */
final class DefinitionsReconciler {
  private static final Logger LOG = LoggerFactory.getLogger(DefinitionsReconciler.class);

  private List<HealthSetDefinition> declared;
  private AnnouncedState announced;
  private EffectiveDefinitions held;
  private Optional<Instant> next;
  private List<String> refusals = List.of();
  private boolean unsure;

  /**
   * What holds at the beginning.
   *
   * @param declared the definitions
   * @param first the turn by which the core begins; its notices are told by others
   */
  DefinitionsReconciler(List<HealthSetDefinition> declared, PollResult first) {
    this.declared = declared;
    this.announced = first.told();
    this.held = first.effective();
    this.next = first.next();
  }

  /** What holds, with what became of each override. */
  EffectiveDefinitions held() {
    return held;
  }

  List<HealthSetDefinition> declared() {
    return declared;
  }

  AnnouncedState announced() {
    return announced;
  }

  /** When something changes although nobody touches an override, in wall time. */
  Optional<Instant> next() {
    return next;
  }

  /** Why the core did not take what was known last; empty when it did. */
  List<String> refusals() {
    return refusals;
  }

  /**
   * Whether the core did not say that it took what came last: it may take it later, or did by half.
   */
  boolean applyUnconfirmed() {
    return unsure;
  }

  /** This was told by an earlier run. */
  void recalled(AnnouncedState kept) {
    announced = kept;
  }

  /** Brings what is known to the core; what held stays in effect if that does not take it. */
  void take(CorePort core, LastKnownOverrides cache, Instant now) {
    PollResult pollResult = OverrideReconciler.reconcile(cache.snapshot(declared), announced, now);
    next = pollResult.next();
    // What is told stands before what follows from it. If the core, which is broken then, does not
    // take that, the same is told once more when it does.
    tell(core, pollResult);
    refusals = apply(core, pollResult);
    if (refusals.isEmpty()) {
      hold(pollResult);
    } else {
      LOG.error("overrides are not applied and what held before stays in effect: {}", refusals);
    }
  }

  /**
   * Brings other definitions to the core.
   *
   * @return why it did not take them, and what held before stays in effect; empty when it did
   */
  List<String> declare(
      CorePort core, List<HealthSetDefinition> newer, LastKnownOverrides cache, Instant now) {
    PollResult pollResult = OverrideReconciler.reconcile(cache.snapshot(newer), announced, now);
    List<String> refused = apply(core, pollResult);
    if (refused.isEmpty()) {
      tell(core, pollResult);
      hold(pollResult);
      next = pollResult.next();
      declared = newer;
      refusals = List.of();
    }
    return refused;
  }

  private List<String> apply(CorePort core, PollResult pollResult) {
    if (!unsure && pollResult.effective().sets().equals(held.sets())) {
      return List.of();
    }
    List<String> problems = core.apply(pollResult.effective());
    unsure = !problems.isEmpty();
    return problems;
  }

  private static void tell(CorePort core, PollResult pollResult) {
    if (!pollResult.notices().isEmpty()) {
      core.tell(pollResult.notices());
    }
  }

  private void hold(PollResult pollResult) {
    held = pollResult.effective();
    announced = pollResult.told();
  }
}
