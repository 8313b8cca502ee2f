package dev.tend.core.respond;

import dev.tend.core.environment.Holds;
import dev.tend.core.event.Refusal;
import dev.tend.core.record.ChainRecord.ApprovalRecord;
import dev.tend.core.record.RecoveryRecord;
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
    Optional<GateRefusal> judge(MonitorResponse response, Responder responder, Instant now);
  }

  private final CoreState state;
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

  Gates(CoreState state, Dependencies dependencies, Budgets budgets) {
    this.state = state;
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
  Optional<GateRefusal> judge(MonitorResponse response, Responder responder, Instant now) {
    Optional<GateRefusal> waits = Optional.empty();
    for (Gate gate : of(responder.definition().kind())) {
      Optional<GateRefusal> refusal = gate.judge(response, responder, now);
      if (refusal.isPresent() && asks(refusal.get().reason())) {
        waits = refusal;
      } else if (refusal.isPresent()) {
        return waits.isPresent() ? Optional.of(combined(waits.get(), refusal.get())) : refusal;
      }
    }
    return waits;
  }

  /** What holds back a page that is no responder's own. */
  Optional<GateRefusal> ofPage(MonitorResponse response, Instant now) {
    return response.responders().stream()
        .flatMap(
            responder ->
                ofPages.stream().flatMap(gate -> gate.judge(response, responder, now).stream()))
        .findFirst();
  }

  /** Whether anybody stepped in while the intent was being kept. */
  Optional<GateRefusal> standing(MonitorResponse response, Responder responder, Instant now) {
    return standing.stream()
        .flatMap(gate -> gate.judge(response, responder, now).stream())
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

  private static GateRefusal combined(GateRefusal waits, GateRefusal other) {
    return waits.reason() == Refusal.OBSERVE_ONLY
        ? new GateRefusal(
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
  Optional<Refusal> suspension(MonitorResponse response, Instant now) {
    if (!response.monitor().enabled()) {
      return Optional.of(Refusal.DISABLED);
    }
    if (state.holds().heldByOthers(response.component()).isPresent()) {
      return Optional.of(Refusal.COMPONENT_HELD);
    }
    if (response.monitor().repairing()) {
      return Optional.of(Refusal.REPAIRING);
    }
    for (Responder responder : response.responders()) {
      if (noOperatorAtWork(response, responder, now).isPresent()) {
        return Optional.of(Refusal.OPERATOR_AT_WORK);
      }
    }
    return dependencies.blocking(response).map(other -> Refusal.BLOCKED_BY_DEPENDENCY);
  }

  private Optional<GateRefusal> switchedOn(
      MonitorResponse response, Responder responder, Instant now) {
    if (!response.set().enabled()
        || !response.monitor().enabled()
        || !responder.definition().enabled()) {
      return GateRefusal.of(Refusal.DISABLED, "switched off");
    }
    return Optional.empty();
  }

  private Optional<GateRefusal> notBraked(
      MonitorResponse response, Responder responder, Instant now) {
    return state
        .environment()
        .brake()
        .flatMap(
            brake ->
                GateRefusal.of(
                    Refusal.BRAKED, brake.owner() + " stopped all recovery: " + brake.reason()));
  }

  private Optional<GateRefusal> recoveryEnabled(
      MonitorResponse response, Responder responder, Instant now) {
    for (String name : List.of(Holds.RECOVERY_ACTIONS_ENABLED, Holds.MONITORING)) {
      var holders = state.holds().on(name);
      if (!holders.isEmpty()) {
        return GateRefusal.of(
            Refusal.RECOVERY_DISABLED,
            name + " is inactive: " + said(holders.get(0).owner(), holders.get(0).reason()));
      }
    }
    return Optional.empty();
  }

  private Optional<GateRefusal> armed(MonitorResponse response, Responder responder, Instant now) {
    boolean destructive = responder.definition().kind() == ResponderKind.DESTRUCTIVE;
    String type = responder.definition().type().name();
    return destructive && !state.settings().armed().contains(type)
        ? GateRefusal.of(Refusal.NOT_ARMED, type + " is not armed on this server")
        : Optional.empty();
  }

  private Optional<GateRefusal> graceOver(
      MonitorResponse response, Responder responder, Instant now) {
    Instant until = state.environment().upSince().plus(state.settings().startupGrace());
    return now.isBefore(until)
        ? GateRefusal.until(Refusal.STARTUP_GRACE, "too soon after the start", until)
        : Optional.empty();
  }

  private Optional<GateRefusal> mode(MonitorResponse response, Responder responder, Instant now) {
    Mode mode = state.settings().recoveryActions().lower(responder.definition().mode());
    return switch (mode) {
      case OFF -> GateRefusal.of(Refusal.MODE_OFF, "recovery is switched off");
      case OBSERVE ->
          GateRefusal.of(Refusal.OBSERVE_ONLY, "would have acted, had the fault been confirmed");
      case APPROVE -> approved(responder);
      case ACT -> Optional.empty();
    };
  }

  /** Whether acts are allowed at all; whether a person was asked is no longer known then. */
  private Optional<GateRefusal> notLowered(
      MonitorResponse response, Responder responder, Instant now) {
    return mode(response, responder, now)
        .filter(refusal -> refusal.reason() != Refusal.AWAITING_APPROVAL);
  }

  private static Optional<GateRefusal> approved(Responder responder) {
    Optional<Boolean> answer = responder.approval.flatMap(ApprovalRecord::answer);
    if (answer.isEmpty()) {
      return GateRefusal.of(Refusal.AWAITING_APPROVAL, "a person must say yes");
    }
    return answer.get()
        ? Optional.empty()
        : GateRefusal.of(Refusal.APPROVAL_DENIED, "a person said no");
  }

  private Optional<GateRefusal> notHeld(
      MonitorResponse response, Responder responder, Instant now) {
    return state
        .holds()
        .heldByOthers(response.component())
        .flatMap(
            hold ->
                GateRefusal.of(
                    Refusal.COMPONENT_HELD,
                    hold.component()
                        + " is held by "
                        + hold.requester().text()
                        + ": "
                        + said(hold.owner(), hold.reason())));
  }

  private Optional<GateRefusal> notRepairing(
      MonitorResponse response, Responder responder, Instant now) {
    return response.monitor().repairing()
        ? GateRefusal.of(Refusal.REPAIRING, "a person is repairing this")
        : Optional.empty();
  }

  /** A page waits for whoever works on what the acts of its chain would touch. */
  private Optional<GateRefusal> noOperatorAtWork(
      MonitorResponse response, Responder responder, Instant now) {
    boolean page = responder.definition().kind() == ResponderKind.ESCALATE;
    for (Responder one : page ? response.responders() : List.of(responder)) {
      var seen = state.environment().operatorOn(one.definition().resource());
      if (seen.isPresent()) {
        return GateRefusal.of(Refusal.OPERATOR_AT_WORK, seen.get().detail());
      }
    }
    return Optional.empty();
  }

  private Optional<GateRefusal> dependenciesWell(
      MonitorResponse response, Responder responder, Instant now) {
    return dependencies.judge(response, now);
  }

  private Optional<GateRefusal> slotFree(
      MonitorResponse response, Responder responder, Instant now) {
    for (RecoveryRecord other : state.recoveries()) {
      if (other.blocks(responder.component(), responder.definition().resource())) {
        return GateRefusal.by(
            Refusal.SLOT_BUSY,
            other.intent().responder() + " is not yet judged",
            other.lastEvent());
      }
    }
    return Optional.empty();
  }

  private Optional<GateRefusal> notExhausted(
      MonitorResponse response, Responder responder, Instant now) {
    if (response.chronic) {
      return GateRefusal.of(
          Refusal.CHRONIC, "healed again and again; a person must look and clear it");
    }
    if (responder.exhausted) {
      return GateRefusal.of(Refusal.EXHAUSTED, "acted twice in a row without help");
    }
    return responder.spent
        ? GateRefusal.of(Refusal.SPENT, "was refused once in this episode")
        : Optional.empty();
  }

  private Optional<GateRefusal> attemptsLeft(
      MonitorResponse response, Responder responder, Instant now) {
    return responder.attempts >= responder.definition().attempts()
        ? GateRefusal.of(
            Refusal.ATTEMPTS_SPENT,
            responder.attempts + " of " + responder.definition().attempts() + " attempts made")
        : Optional.empty();
  }

  private static String said(String owner, String reason) {
    return owner + ", " + reason;
  }
}
