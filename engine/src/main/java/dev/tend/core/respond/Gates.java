package dev.tend.core.respond;

import dev.tend.core.environment.ActionLedger;
import dev.tend.core.environment.Holds;
import dev.tend.core.event.Refusal;
import dev.tend.core.event.ThrottleCounters;
import dev.tend.core.input.CoreSettings;
import dev.tend.core.record.MonitorResponseRecord.ApprovalRecord;
import dev.tend.core.record.RecoveryRecord;
import dev.tend.definition.Throttle;
import dev.tend.definition.type.ResponderKind;
import dev.tend.definition.type.ResponderType;
import dev.tend.definition.value.Mode;
import java.time.Duration;
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

  private final List<Gate> all =
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
          this::spaced, // 6
          this::withinBudget,
          this::serverFree,
          this::serverWithinBudget,
          this::anotherServes);

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
    return standing.stream().flatMap(gate -> gate.judge(responder).stream()).findFirst();
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

  private Optional<GateRefusal> spaced(Responder responder) {
    Duration least = responder.definition().throttle().minimumBetweenAttempts();
    String key = responder.budget();
    Optional<Instant> free = state.ledger().last(key, state.now()).map(last -> last.plus(least));
    return free.isPresent() && free.get().isAfter(state.now())
        ? GateRefusal.until(Refusal.TOO_SOON, "too soon after the last " + key, free.get())
        : Optional.empty();
  }

  /** Every responder tests its own limits against all entries of its key, whoever made them. */
  private Optional<GateRefusal> withinBudget(Responder responder) {
    Throttle throttle = responder.definition().throttle();
    String key = responder.budget();
    return within(key, throttle.maximumPerHour(), ActionLedger.HOUR, Refusal.HOUR_BUDGET)
        .or(() -> within(key, throttle.maximumPerDay(), ActionLedger.DAY, Refusal.DAY_BUDGET));
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

  private Optional<GateRefusal> serverWithinBudget(Responder responder) {
    CoreSettings most = state.settings();
    return within("", most.maximumPerHour(), ActionLedger.HOUR, Refusal.SERVER_HOUR_BUDGET)
        .or(() -> within("", most.maximumPerDay(), ActionLedger.DAY, Refusal.SERVER_DAY_BUDGET));
  }

  /** Whether fewer than {@code most} were charged to a key, or to any for an empty one. */
  private Optional<GateRefusal> within(String key, int most, Duration window, Refusal reason) {
    if (state.ledger().count(key, window, state.now()) < most) {
      return Optional.empty();
    }
    String said = most + (window.equals(ActionLedger.HOUR) ? " an hour " : " a day ");
    return GateRefusal.until(
        reason,
        said + (key.isEmpty() ? "on this server" : "of " + key),
        state.ledger().frees(key, window, most, state.now()));
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

  /** What gate 6 counts. */
  ThrottleCounters counters(Responder responder) {
    ActionLedger ledger = state.ledger();
    Instant now = state.now();
    Throttle throttle = responder.definition().throttle();
    String key = responder.budget();
    return new ThrottleCounters(
        ledger.last(key, now).map(last -> Duration.between(last, now)),
        throttle.minimumBetweenAttempts(),
        ledger.count(key, ActionLedger.HOUR, now),
        throttle.maximumPerHour(),
        ledger.count(key, ActionLedger.DAY, now),
        throttle.maximumPerDay(),
        ledger.count("", ActionLedger.HOUR, now),
        state.settings().maximumPerHour(),
        ledger.count("", ActionLedger.DAY, now),
        state.settings().maximumPerDay());
  }

  private static String said(String owner, String reason) {
    return owner + ", " + reason;
  }
}
