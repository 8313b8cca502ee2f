package dev.tend.core.respond;

import dev.tend.core.environment.Holds;
import dev.tend.core.event.Refusal;
import dev.tend.core.record.MonitorResponseRecord.ApprovalRecord;
import dev.tend.core.record.RecoveryRecord;
import dev.tend.definition.type.ResponderKind;
import dev.tend.definition.type.ResponderType;
import dev.tend.definition.value.Mode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The gates that a disturbing action must pass, in this order. The seventh, confirmation, takes
 * time and stands in {@link ResponderScheduler}, which asks the first six again after it.
 */
final class Gates {
  /** One question; the answer is what stands in the way. */
  @FunctionalInterface
  interface Gate {
    Optional<GateRefusal> judge(Responder responder);
  }

  private final CoreState state;
  private final DependencyGate dependencyGate;
  private final BudgetGates budgets;

  private final List<Gate> all;

  /** Asked again once the intent of an action is durable: whether anybody stepped in. */
  private final List<Gate> standing =
      List.of(
          this::switchedOn,
          this::notBraked,
          this::recoveryEnabled,
          this::armed,
          this::notLowered,
          this::notHeld,
          this::notRepairing,
          this::noOperatorAtWork,
          this::notPerhapsStopped);

  /** Looking disturbs nobody, so it may be done in any mode but off, and has no budget. */
  private final List<Gate> ofCollections =
      List.of(
          this::switchedOn,
          this::notBraked,
          this::recoveryEnabled,
          this::notOff,
          this::notHeld,
          this::notRepairing);

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

  Gates(CoreState state, DependencyGate dependencyGate) {
    this.state = state;
    this.dependencyGate = dependencyGate;
    this.budgets = new BudgetGates(state);
    all =
        List.of(
            this::switchedOn, // 1
            this::notBraked,
            this::recoveryEnabled,
            this::armed,
            this::graceOver,
            this::mode,
            this::notHeld, // 2
            this::notRepairing,
            this::noOperatorAtWork,
            this::notPerhapsStopped,
            this::dependenciesWell, // 3
            this::slotFree, // 4
            this::notExhausted, // 5
            this::attemptsLeft,
            budgets::spaced, // 6
            budgets::withinBudget,
            this::serverFree,
            budgets::serverWithinBudget,
            this::anotherServes);
  }

  /** The budgets of gate 6. */
  BudgetGates budgets() {
    return budgets;
  }

  /**
   * The first refusal. Modes {@code observe} and {@code approve} stop an action only after all
   * other gates were asked, so that their record says what else would have stopped it.
   */
  Optional<GateRefusal> judge(Responder responder) {
    Optional<GateRefusal> waits = Optional.empty();
    for (Gate gate : of(responder.definition().kind())) {
      Optional<GateRefusal> refusal = gate.judge(responder);
      if (refusal.isPresent() && asks(refusal.get().reason())) {
        waits = refusal;
      } else if (refusal.isPresent()) {
        return waits.isPresent() ? Optional.of(combined(waits.get(), refusal.get())) : refusal;
      }
    }
    return waits;
  }

  /** What holds back a page that is not any one responder's. */
  Optional<GateRefusal> ofPage(MonitorResponse response) {
    return response.responders().stream()
        .flatMap(responder -> ofPages.stream().flatMap(gate -> gate.judge(responder).stream()))
        .findFirst();
  }

  /** Whether anybody stepped in while the intent was being kept. */
  Optional<GateRefusal> standing(Responder responder) {
    boolean collects = responder.definition().kind() == ResponderKind.COLLECT;
    return (collects ? ofCollections : standing)
        .stream().flatMap(gate -> gate.judge(responder).stream()).findFirst();
  }

  private List<Gate> of(ResponderKind kind) {
    return switch (kind) {
      case ESCALATE -> ofPages;
      case COLLECT -> ofCollections;
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
  Optional<Refusal> suspension(MonitorResponse response) {
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
      if (noOperatorAtWork(responder).isPresent()) {
        return Optional.of(Refusal.OPERATOR_AT_WORK);
      }
    }
    return dependencyGate.blocking(response).map(other -> Refusal.BLOCKED_BY_DEPENDENCY);
  }

  private Optional<GateRefusal> switchedOn(Responder responder) {
    if (!responder.response.set().enabled()
        || !responder.response.monitor().enabled()
        || !responder.definition().enabled()) {
      return GateRefusal.of(Refusal.DISABLED, "switched off");
    }
    return Optional.empty();
  }

  private Optional<GateRefusal> notBraked(Responder responder) {
    return state
        .environment()
        .brake()
        .flatMap(
            brake ->
                GateRefusal.of(
                    Refusal.BRAKED, brake.owner() + " stopped all recovery: " + brake.reason()));
  }

  private Optional<GateRefusal> recoveryEnabled(Responder responder) {
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

  private Optional<GateRefusal> armed(Responder responder) {
    boolean destructive = responder.definition().kind() == ResponderKind.DESTRUCTIVE;
    String type = responder.definition().type().name();
    return destructive && !state.settings().armed().contains(type)
        ? GateRefusal.of(Refusal.NOT_ARMED, type + " is not armed on this server")
        : Optional.empty();
  }

  private Optional<GateRefusal> graceOver(Responder responder) {
    Instant until = state.environment().upSince().plus(state.settings().startupGrace());
    return state.now().isBefore(until)
        ? GateRefusal.until(Refusal.STARTUP_GRACE, "too soon after the start", until)
        : Optional.empty();
  }

  private Optional<GateRefusal> mode(Responder responder) {
    Mode mode = state.settings().recoveryActions().lower(responder.definition().mode());
    return switch (mode) {
      case OFF -> GateRefusal.of(Refusal.MODE_OFF, "recovery is switched off");
      case OBSERVE ->
          GateRefusal.of(Refusal.OBSERVE_ONLY, "would have acted, had the fault been confirmed");
      case APPROVE -> approved(responder);
      case ACT -> Optional.empty();
    };
  }

  /** Whether actions are allowed at all; whether a person was asked is no longer known then. */
  private Optional<GateRefusal> notLowered(Responder responder) {
    return mode(responder).filter(refusal -> refusal.reason() != Refusal.AWAITING_APPROVAL);
  }

  private Optional<GateRefusal> notOff(Responder responder) {
    Mode ofSet = responder.response.set().mode();
    return state.settings().recoveryActions().lower(ofSet) == Mode.OFF
        ? GateRefusal.of(Refusal.MODE_OFF, "recovery is switched off")
        : Optional.empty();
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

  private Optional<GateRefusal> notHeld(Responder responder) {
    return state
        .holds()
        .heldByOthers(responder.response.component())
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

  private Optional<GateRefusal> notRepairing(Responder responder) {
    return responder.response.monitor().repairing()
        ? GateRefusal.of(Refusal.REPAIRING, "a person is repairing this")
        : Optional.empty();
  }

  /** A page waits for whoever works on what the actions of its chain would touch. */
  private Optional<GateRefusal> noOperatorAtWork(Responder responder) {
    boolean page = responder.definition().kind() == ResponderKind.ESCALATE;
    for (Responder one : page ? responder.response.responders() : List.of(responder)) {
      var seen = state.environment().operatorOn(one.definition().resource());
      if (seen.isPresent()) {
        return GateRefusal.of(Refusal.OPERATOR_AT_WORK, seen.get().detail());
      }
    }
    return Optional.empty();
  }

  /** Nobody waits for a person who may not exist: this suspends no chain and holds back no page. */
  private Optional<GateRefusal> notPerhapsStopped(Responder responder) {
    return state
        .environment()
        .endedUnit(responder.definition().resource())
        .filter(seen -> !responder.restartsEndedUnit())
        .flatMap(seen -> GateRefusal.of(Refusal.OPERATOR_AT_WORK, seen.detail()));
  }

  private Optional<GateRefusal> dependenciesWell(Responder responder) {
    return dependencyGate.judge(responder.response);
  }

  private Optional<GateRefusal> slotFree(Responder responder) {
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

  private Optional<GateRefusal> notExhausted(Responder responder) {
    if (responder.response.chronic) {
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

  private Optional<GateRefusal> attemptsLeft(Responder responder) {
    return responder.attempts >= responder.definition().attempts()
        ? GateRefusal.of(
            Refusal.ATTEMPTS_SPENT,
            responder.attempts + " of " + responder.definition().attempts() + " attempts made")
        : Optional.empty();
  }

  private Optional<GateRefusal> serverFree(Responder responder) {
    for (RecoveryRecord other : state.recoveries()) {
      if (other.disturbing()) {
        return GateRefusal.by(
            Refusal.SERVER_BUSY, other.intent().responder() + " is acting", other.lastEvent());
      }
    }
    return Optional.empty();
  }

  private Optional<GateRefusal> anotherServes(Responder responder) {
    String component = responder.component();
    var report = state.environment().group(component, state.now());
    if (report.isPresent() && !report.get().refusal().isEmpty()) {
      return GateRefusal.of(Refusal.GROUP_REFUSED, report.get().refusal());
    }
    boolean offline = responder.definition().type().name().equals(ResponderType.TAKE_OFFLINE);
    boolean served = report.isPresent() && report.get().anotherServes();
    return offline && !served
        ? GateRefusal.of(Refusal.NO_OTHER_SERVER, "no other server is known to serve " + component)
        : Optional.empty();
  }

  private static String said(String owner, String reason) {
    return owner + ", " + reason;
  }
}
