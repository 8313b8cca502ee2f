package dev.tend.core.respond;

import dev.tend.core.event.Refusal;
import dev.tend.core.world.Holds;
import dev.tend.definition.type.ResponderKind;
import dev.tend.definition.value.Mode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The gates that a disturbing act must pass, in this order. The seventh, confirmation, takes time
 * and stands in {@link Responders}, which asks the first six again after it.
 */
final class Gates {
  /** One question; the answer is what stands in the way. */
  @FunctionalInterface
  interface Gate {
    Optional<Barrier> judge(Chain chain, Responder responder, Instant now);
  }

  private final Scene scene;
  private final Dependencies dependencies;
  private final Budgets budgets;
  private final List<Gate> all;

  /** What is asked again when the intent of an act has been kept: whether anybody stepped in. */
  private final List<Gate> standing =
      List.of(
          this::switchedOn,
          this::notBraked,
          this::recoveryEnabled,
          this::armed,
          this::notLowered,
          this::notHeld,
          this::notRepairing,
          this::noOperatorAtWork);

  /** Escalation passes gates 2 and 3 only. */
  private final List<Gate> ofPages =
      List.of(this::notHeld, this::notRepairing, this::noOperatorAtWork, this::dependenciesWell);

  /**
   * Giving back what was taken disturbs nobody, so it has no grace, no budget and no dependency.
   */
  private final List<Gate> ofRestores =
      List.of(
          this::switchedOn,
          this::notBraked,
          this::recoveryEnabled,
          this::mode,
          this::notHeld,
          this::noOperatorAtWork,
          this::slotFree,
          this::attemptsLeft);

  Gates(Scene scene, Dependencies dependencies, Budgets budgets) {
    this.scene = scene;
    this.dependencies = dependencies;
    this.budgets = budgets;
    this.all = inOrder();
  }

  private List<Gate> inOrder() {
    return List.of(
        this::switchedOn, // 1
        this::notBraked,
        this::recoveryEnabled,
        this::armed,
        this::graceOver,
        this::mode,
        this::notHeld, // 2
        this::notRepairing,
        this::noOperatorAtWork,
        this::dependenciesWell, // 3
        this::slotFree, // 4
        this::notExhausted, // 5
        this::attemptsLeft,
        budgets::spaced, // 6
        budgets::withinHour,
        budgets::withinDay,
        budgets::serverFree,
        budgets::serverWithinHour,
        budgets::serverWithinDay,
        budgets::anotherServes);
  }

  /**
   * The first barrier. Modes {@code observe} and {@code approve} stop an act only after all other
   * gates were asked, so that their record says what else would have stopped it.
   */
  Optional<Barrier> judge(Chain chain, Responder responder, Instant now) {
    Optional<Barrier> waits = Optional.empty();
    for (Gate gate : of(responder.definition().kind())) {
      Optional<Barrier> barrier = gate.judge(chain, responder, now);
      if (barrier.isPresent() && asks(barrier.get().reason())) {
        waits = barrier;
      } else if (barrier.isPresent()) {
        return waits.isPresent() ? Optional.of(combined(waits.get(), barrier.get())) : barrier;
      }
    }
    return waits;
  }

  /** What holds back a page that is no responder's own. */
  Optional<Barrier> ofPage(Chain chain, Instant now) {
    return chain.responders().stream()
        .flatMap(
            responder ->
                ofPages.stream().flatMap(gate -> gate.judge(chain, responder, now).stream()))
        .findFirst();
  }

  /** Whether anybody stepped in while the intent was being kept. */
  Optional<Barrier> standing(Chain chain, Responder responder, Instant now) {
    return standing.stream()
        .flatMap(gate -> gate.judge(chain, responder, now).stream())
        .findFirst();
  }

  private List<Gate> of(ResponderKind kind) {
    return switch (kind) {
      case ESCALATE -> ofPages;
      case RESTORE -> ofRestores;
      case DISTURB, DESTRUCTIVE -> all;
    };
  }

  private static boolean asks(Refusal reason) {
    return reason == Refusal.OBSERVE_ONLY || reason == Refusal.AWAITING_APPROVAL;
  }

  private static Barrier combined(Barrier waits, Barrier other) {
    return waits.reason() == Refusal.OBSERVE_ONLY
        ? new Barrier(
            waits.reason(),
            "would have been refused: " + other.reason() + ", " + other.detail(),
            other.retryAt(),
            other.causes())
        : other;
  }

  /**
   * What suspends a chain as a whole: maintenance, a repair, an operator, a red dependency, or
   * being switched off.
   */
  Optional<Refusal> suspension(Chain chain, Instant now) {
    if (!chain.monitor().enabled()) {
      return Optional.of(Refusal.DISABLED);
    }
    if (scene.holds().heldByOthers(chain.component()).isPresent()) {
      return Optional.of(Refusal.COMPONENT_HELD);
    }
    if (chain.monitor().repairing()) {
      return Optional.of(Refusal.REPAIRING);
    }
    for (Responder responder : chain.responders()) {
      if (noOperatorAtWork(chain, responder, now).isPresent()) {
        return Optional.of(Refusal.OPERATOR_AT_WORK);
      }
    }
    return dependencies.blocking(chain).map(other -> Refusal.BLOCKED_BY_DEPENDENCY);
  }

  private Optional<Barrier> switchedOn(Chain chain, Responder responder, Instant now) {
    if (!chain.set().enabled() || !chain.monitor().enabled() || !responder.definition().enabled()) {
      return Barrier.of(Refusal.DISABLED, "switched off");
    }
    return Optional.empty();
  }

  private Optional<Barrier> notBraked(Chain chain, Responder responder, Instant now) {
    return scene
        .surroundings()
        .brake()
        .flatMap(
            brake ->
                Barrier.of(
                    Refusal.BRAKED, brake.owner() + " stopped all recovery: " + brake.reason()));
  }

  private Optional<Barrier> recoveryEnabled(Chain chain, Responder responder, Instant now) {
    for (String name : List.of(Holds.RECOVERY_ACTIONS_ENABLED, Holds.MONITORING)) {
      var holders = scene.holds().on(name);
      if (!holders.isEmpty()) {
        return Barrier.of(
            Refusal.RECOVERY_DISABLED,
            name + " is inactive: " + said(holders.get(0).owner(), holders.get(0).reason()));
      }
    }
    return Optional.empty();
  }

  private Optional<Barrier> armed(Chain chain, Responder responder, Instant now) {
    boolean destructive = responder.definition().kind() == ResponderKind.DESTRUCTIVE;
    String type = responder.definition().type().name();
    return destructive && !scene.settings().armed().contains(type)
        ? Barrier.of(Refusal.NOT_ARMED, type + " is not armed on this server")
        : Optional.empty();
  }

  private Optional<Barrier> graceOver(Chain chain, Responder responder, Instant now) {
    Instant until = scene.surroundings().upSince().plus(scene.settings().startupGrace());
    return now.isBefore(until)
        ? Barrier.until(Refusal.STARTUP_GRACE, "too soon after the start", until)
        : Optional.empty();
  }

  private Optional<Barrier> mode(Chain chain, Responder responder, Instant now) {
    Mode mode = scene.settings().recoveryActions().lower(responder.definition().mode());
    return switch (mode) {
      case OFF -> Barrier.of(Refusal.MODE_OFF, "recovery is switched off");
      case OBSERVE ->
          Barrier.of(Refusal.OBSERVE_ONLY, "would have acted, had the fault been confirmed");
      case APPROVE -> approved(responder);
      case ACT -> Optional.empty();
    };
  }

  /** Whether acts are allowed at all; whether a person was asked is no longer known then. */
  private Optional<Barrier> notLowered(Chain chain, Responder responder, Instant now) {
    return mode(chain, responder, now)
        .filter(barrier -> barrier.reason() != Refusal.AWAITING_APPROVAL);
  }

  private static Optional<Barrier> approved(Responder responder) {
    Approval approval = responder.approval;
    if (approval == null || approval.answer().isEmpty()) {
      return Barrier.of(Refusal.AWAITING_APPROVAL, "a person must say yes");
    }
    return approval.answer().get()
        ? Optional.empty()
        : Barrier.of(Refusal.APPROVAL_DENIED, "a person said no");
  }

  private Optional<Barrier> notHeld(Chain chain, Responder responder, Instant now) {
    return scene
        .holds()
        .heldByOthers(chain.component())
        .flatMap(
            hold ->
                Barrier.of(
                    Refusal.COMPONENT_HELD,
                    hold.component()
                        + " is held by "
                        + hold.requester().text()
                        + ": "
                        + said(hold.owner(), hold.reason())));
  }

  private Optional<Barrier> notRepairing(Chain chain, Responder responder, Instant now) {
    return chain.monitor().repairing()
        ? Barrier.of(Refusal.REPAIRING, "a person is repairing this")
        : Optional.empty();
  }

  /** A page waits for whoever works on what the acts of its chain would touch. */
  private Optional<Barrier> noOperatorAtWork(Chain chain, Responder responder, Instant now) {
    boolean page = responder.definition().kind() == ResponderKind.ESCALATE;
    for (Responder one : page ? chain.responders() : List.of(responder)) {
      var seen = scene.surroundings().operatorOn(one.definition().resource());
      if (seen.isPresent()) {
        return Barrier.of(Refusal.OPERATOR_AT_WORK, seen.get().detail());
      }
    }
    return Optional.empty();
  }

  private Optional<Barrier> dependenciesWell(Chain chain, Responder responder, Instant now) {
    return dependencies.judge(chain, now);
  }

  private Optional<Barrier> slotFree(Chain chain, Responder responder, Instant now) {
    for (Recovery other : scene.recoveries().values()) {
      if (other.blocks(responder.component(chain.component()), responder.definition().resource())) {
        return Barrier.by(
            Refusal.SLOT_BUSY,
            other.intent().responder() + " is not yet judged",
            other.lastEvent());
      }
    }
    return Optional.empty();
  }

  private Optional<Barrier> notExhausted(Chain chain, Responder responder, Instant now) {
    if (chain.chronic) {
      return Barrier.of(Refusal.CHRONIC, "healed again and again; a person must look and clear it");
    }
    if (responder.exhausted) {
      return Barrier.of(Refusal.EXHAUSTED, "acted twice in a row without help");
    }
    return responder.spent
        ? Barrier.of(Refusal.SPENT, "was refused once in this episode")
        : Optional.empty();
  }

  private Optional<Barrier> attemptsLeft(Chain chain, Responder responder, Instant now) {
    return responder.attempts >= responder.definition().attempts()
        ? Barrier.of(
            Refusal.ATTEMPTS_SPENT,
            responder.attempts + " of " + responder.definition().attempts() + " attempts made")
        : Optional.empty();
  }

  private static String said(String owner, String reason) {
    return owner + ", " + reason;
  }
}
