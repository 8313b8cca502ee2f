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
 * The only owner of the definitions in effect: those declared, with what is known of overrides.
 * Whichever of the two changes is combined with the newest other. Used only by the poller's thread.
 */
final class DefinitionsReconciler {
  private static final Logger LOG = LoggerFactory.getLogger(DefinitionsReconciler.class);

  private List<HealthSetDefinition> declared;
  private AnnouncedState announced;
  private EffectiveDefinitions effective;
  private Optional<Instant> next;
  private List<String> refusals = List.of();
  private boolean unconfirmed;

  /**
   * The definitions at the start.
   *
   * @param declared the definitions
   * @param first the result by which the core starts; its notices are passed on by others
   */
  DefinitionsReconciler(List<HealthSetDefinition> declared, PollResult first) {
    this.declared = declared;
    this.announced = first.announced();
    this.effective = first.effective();
    this.next = first.next();
  }

  /** The definitions in effect, with the outcome of each override. */
  EffectiveDefinitions effective() {
    return effective;
  }

  List<HealthSetDefinition> declared() {
    return declared;
  }

  AnnouncedState announced() {
    return announced;
  }

  /** When time alone next changes something, in wall time. */
  Optional<Instant> next() {
    return next;
  }

  /** Why the core did not take the last result; empty when it did. */
  List<String> refusals() {
    return refusals;
  }

  /** Whether the core did not confirm the last definitions: it may have taken some. */
  boolean applyUnconfirmed() {
    return unconfirmed;
  }

  /** This was announced by an earlier run. */
  void recalled(AnnouncedState kept) {
    announced = kept;
  }

  /** Hands what is known to the core; if the core does not take it, what was in effect stays so. */
  void take(CorePort core, LastKnownOverrides cache, Instant now) {
    PollResult pollResult = OverrideReconciler.reconcile(cache.snapshot(declared), announced, now);
    next = pollResult.next();
    // Notices come before what follows from them. If the core, which is broken then, does not take
    // // that, the same notices are repeated when it does.
    tell(core, pollResult);
    refusals = apply(core, pollResult);
    if (refusals.isEmpty()) {
      accept(pollResult);
    } else {
      LOG.error("overrides are not applied and what was in effect stays in effect: {}", refusals);
    }
  }

  /**
   * Hands other definitions to the core.
   *
   * @return why it did not take them, so that the previous ones stay in effect; empty when it did
   */
  List<String> declare(
      CorePort core, List<HealthSetDefinition> newer, LastKnownOverrides cache, Instant now) {
    PollResult pollResult = OverrideReconciler.reconcile(cache.snapshot(newer), announced, now);
    List<String> refused = apply(core, pollResult);
    if (refused.isEmpty()) {
      tell(core, pollResult);
      accept(pollResult);
      next = pollResult.next();
      declared = newer;
      refusals = List.of();
    }
    return refused;
  }

  private List<String> apply(CorePort core, PollResult pollResult) {
    if (!unconfirmed && pollResult.effective().sets().equals(effective.sets())) {
      return List.of();
    }
    List<String> problems = core.apply(pollResult.effective());
    unconfirmed = !problems.isEmpty();
    return problems;
  }

  private static void tell(CorePort core, PollResult pollResult) {
    if (!pollResult.notices().isEmpty()) {
      core.tell(pollResult.notices());
    }
  }

  private void accept(PollResult pollResult) {
    effective = pollResult.effective();
    announced = pollResult.announced();
  }
}
