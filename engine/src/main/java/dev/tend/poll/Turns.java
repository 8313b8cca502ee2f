package dev.tend.poll;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.override.merge.EffectiveDefinitions;
import dev.tend.override.notice.OverrideCourse;
import dev.tend.override.notice.Told;
import dev.tend.override.notice.Turn;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one owner of what holds: definitions as declared, with what is known of overrides. Whoever
 * changes one of the two, the other stays the newest. Touched by the poller's thread alone.
 */
final class Turns {
  private static final Logger LOG = LoggerFactory.getLogger(Turns.class);

  private List<HealthSetDefinition> declared;
  private Told told;
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
  Turns(List<HealthSetDefinition> declared, Turn first) {
    this.declared = declared;
    this.told = first.told();
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

  Told told() {
    return told;
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
  boolean unsure() {
    return unsure;
  }

  /** This was told by an earlier life. */
  void recalled(Told kept) {
    told = kept;
  }

  /** Brings what is known to the core; what held holds on if that does not take it. */
  void take(CoreDoor core, Known known, Instant now) {
    Turn turn = OverrideCourse.turn(declared, known.sight(), told, now);
    next = turn.next();
    // What is told stands before what follows from it. If the core, which is broken then, does not
    // take that, the same is told once more when it does.
    tell(core, turn);
    refusals = apply(core, turn);
    if (refusals.isEmpty()) {
      hold(turn);
    } else {
      LOG.error("overrides are not applied and what held before holds on: {}", refusals);
    }
  }

  /**
   * Brings other definitions to the core.
   *
   * @return why it did not take them, and what held before holds on; empty when it did
   */
  List<String> declare(CoreDoor core, List<HealthSetDefinition> newer, Known known, Instant now) {
    Turn turn = OverrideCourse.turn(newer, known.sight(), told, now);
    List<String> refused = apply(core, turn);
    if (refused.isEmpty()) {
      tell(core, turn);
      hold(turn);
      next = turn.next();
      declared = newer;
      refusals = List.of();
    }
    return refused;
  }

  private List<String> apply(CoreDoor core, Turn turn) {
    if (!unsure && turn.effective().sets().equals(held.sets())) {
      return List.of();
    }
    List<String> problems = core.apply(turn.effective());
    unsure = !problems.isEmpty();
    return problems;
  }

  private static void tell(CoreDoor core, Turn turn) {
    if (!turn.notices().isEmpty()) {
      core.tell(turn.notices());
    }
  }

  private void hold(Turn turn) {
    held = turn.effective();
    told = turn.told();
  }
}
