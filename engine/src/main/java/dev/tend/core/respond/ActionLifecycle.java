package dev.tend.core.respond;

import dev.tend.core.effect.Intent;
import dev.tend.core.event.EnvironmentEvent;
import dev.tend.core.event.EventId;
import dev.tend.core.event.RecoveryEvent;
import dev.tend.core.event.Verdict;
import dev.tend.core.input.RecoveryInput;
import dev.tend.core.input.RecoveryInput.Result;
import dev.tend.core.monitor.Monitor;
import dev.tend.core.record.RecoveryRecord;
import dev.tend.core.record.RecoveryRecord.Phase;
import dev.tend.definition.ItemId;
import dev.tend.definition.type.ResponderKind;
import dev.tend.definition.type.ResponderType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Actions, from their beginning to the verdict. */
final class ActionLifecycle {
  private final CoreState state;
  private final VerdictHandler verdicts;
  private final OfflineHolds offline;
  private final ActionStarter starter;

  ActionLifecycle(
      CoreState state, VerdictHandler verdicts, OfflineHolds offline, ActionStarter starter) {
    this.state = state;
    this.verdicts = verdicts;
    this.offline = offline;
    this.starter = starter;
  }

  /** The shell says that an action is over. */
  void ended(RecoveryInput.RecoveryEnded input) {
    Optional<RecoveryRecord> awaited =
        state
            .recovery(input.instance())
            .filter(one -> one.phase() == Phase.ACTING || one.phase() == Phase.ORPHANED);
    if (awaited.isEmpty()) {
      ignored("RecoveryEnded", input.instance());
      return;
    }
    end(awaited.get(), input.result(), input.message());
  }

  private void end(RecoveryRecord acting, Result result, String message) {
    Intent intent = acting.intent();
    EventId ended =
        state.record(
            new RecoveryEvent.RecoveryFinished(
                intent.responder(),
                intent.definition().type().name(),
                intent.resource(),
                intent.instance(),
                result,
                message),
            acting.lastEvent());
    RecoveryRecord recovery = acting.after(ended);
    Optional<MonitorResponse> response = state.chain(recovery.monitor());
    if (result == Result.NOT_BEGUN) {
      offline.notBegun(response, intent, ended);
      starter.notBegun(recovery, message);
      return;
    }
    boolean succeeded = result == Result.SUCCEEDED;
    if (!succeeded) {
      response.ifPresent(one -> tell(one, intent, result, message));
    }
    offline.ended(response, intent, succeeded, ended);
    boolean verifiable = recovery.verifiable() && response.isPresent();
    if (!verifiable) {
      verdicts.judge(recovery, Verdict.NOT_VERIFIED);
    } else if (!succeeded) {
      verdicts.judge(recovery, Verdict.DID_NOT_HELP);
    } else if (intent.definition().kind() == ResponderKind.RESTORE) {
      verdicts.judge(recovery, Verdict.HELPED);
    } else {
      state.put(
          recovery.entering(Phase.WARMING_UP, state.now().plus(intent.definition().warmUp())));
    }
  }

  private static void tell(MonitorResponse response, Intent intent, Result result, String message) {
    response.tell(
        "tried: "
            + intent.responder().item()
            + " ("
            + intent.instance()
            + "): "
            + (result == Result.TIMED_OUT ? "timed out" : "failed")
            + (message.isEmpty() ? "" : ", " + message));
  }

  /**
   * An intent of an earlier run has no outcome: it is closed, never repeated, and stays charged.
   */
  void foundOpen(RecoveryInput.IntentFoundOpen input) {
    Optional<RecoveryRecord> open = state.recovery(input.instance());
    if (open.isEmpty()) {
      ignored("IntentFoundOpen", input.instance());
      return;
    }
    if (!open.get().unfinished()) {
      // The start itself showed what became of it.
      return;
    }
    Intent intent = open.get().intent();
    EventId found =
        state.record(
            new EnvironmentEvent.IntentInterrupted(
                intent.responder(),
                input.instance(),
                intent.intendedAt(),
                reboots(intent) ? knownOfReboot(intent) : ""),
            open.get().lastEvent());
    offline.ended(state.chain(open.get().monitor()), intent, false, found);
    verdicts.judge(open.get().after(found), Verdict.INTERRUPTED);
  }

  private static boolean reboots(Intent intent) {
    return intent.definition().type().name().equals(ResponderType.REBOOT_SERVER);
  }

  private boolean bootedSince(Intent intent) {
    return state.environment().bootedAt().isAfter(intent.intendedAt());
  }

  private String knownOfReboot(Intent intent) {
    String booted = " since " + state.journal().wall(state.environment().bootedAt());
    return bootedSince(intent)
        ? "the server has been up" + booted + "; whether this rebooted it is not known"
        : "the server has not been rebooted: it has been up" + booted;
  }

  /** The agent has started again, as this event says. */
  void startedAnew(EventId started) {
    for (RecoveryRecord recovery : state.recoveries()) {
      boolean ended = recovery.begun() && recovery.phase() != Phase.ORPHANED;
      if (ended && reboots(recovery.intent()) && bootedSince(recovery.intent())) {
        rebooted(recovery, started);
      } else if (recovery.unfinished()) {
        state.put(recovery.orphaned());
      } else if (recovery.phase() == Phase.VERIFYING) {
        state.put(recovery.watchedAnew(state.now()));
      } else {
        state.put(recovery);
      }
    }
  }

  /** An action asked for a reboot, and there was one: it is named as its cause, and judged. */
  private void rebooted(RecoveryRecord recovery, EventId started) {
    Intent intent = recovery.intent();
    Instant booted = state.environment().bootedAt();
    EventId event =
        state.record(
            new RecoveryEvent.ServerRebooted(
                intent.responder(),
                intent.instance(),
                intent.episode(),
                recovery.monitor(),
                intent.intendedAt(),
                booted),
            List.of(recovery.lastEvent(), started));
    state
        .chain(recovery.monitor())
        .ifPresent(
            response ->
                response.tell(
                    "the server was rebooted by "
                        + intent.responder().item()
                        + " ("
                        + intent.instance()
                        + ")"));
    RecoveryRecord known = recovery.after(event);
    switch (recovery.phase()) {
      case ACTING -> end(known, Result.SUCCEEDED, "the server has been rebooted");
      case WARMING_UP ->
          // What was to warm up has only now been started.
          state.put(
              known.entering(Phase.WARMING_UP, state.now().plus(intent.definition().warmUp())));
      default -> state.put(known.watchedAnew(state.now()));
    }
  }

  /** Time has passed; a phase without a length is over as soon as it begins. */
  void elapse() {
    for (RecoveryRecord first : state.recoveries()) {
      Optional<RecoveryRecord> next = state.recovery(first.instance());
      while (next.isPresent()) {
        RecoveryRecord before = next.get();
        step(before);
        next =
            state
                .recovery(first.instance())
                .filter(after -> !state.now().isBefore(after.deadline()))
                .filter(
                    after ->
                        after.phase() != before.phase()
                            || !after.deadline().equals(before.deadline()));
      }
    }
  }

  private void step(RecoveryRecord recovery) {
    if (recovery.phase() == Phase.VERIFYING) {
      verify(recovery);
    } else if (!state.now().isBefore(recovery.deadline())) {
      switch (recovery.phase()) {
        case RECORDING -> starter.notKept(recovery);
        case COLLECTING -> starter.notCollected(recovery);
        case ACTING -> end(recovery, Result.TIMED_OUT, "no word of its end came in time");
        case WARMING_UP -> warmedUp(recovery);
        case ORPHANED, VERIFYING -> {
          // Only word of what became of an orphan ends its phase.
        }
      }
    }
  }

  private void warmedUp(RecoveryRecord recovery) {
    for (ItemId monitor : recovery.graced()) {
      state.chain(monitor).ifPresent(response -> response.monitor().warmedUp(state.now()));
    }
    state.put(
        recovery.entering(
            Phase.VERIFYING, state.now().plus(recovery.intent().definition().verifyWithin())));
  }

  /** Whether the monitor has healed in time and stays healed. */
  private void verify(RecoveryRecord recovery) {
    Instant now = state.now();
    Optional<MonitorResponse> response = state.chain(recovery.monitor());
    if (response.isEmpty() || !recovery.verifiable()) {
      verdicts.judge(recovery, Verdict.NOT_VERIFIED);
      return;
    }
    Monitor monitor = response.get().monitor();
    if (monitor.warmingUp()) {
      // Another action on something it names came between: it is watched again after that.
      state.put(recovery.watchedAnew(now));
      return;
    }
    boolean well = monitor.wouldHeal(now) && !monitor.unavailable();
    if (recovery.healedAt().isEmpty() && well && !now.isAfter(recovery.deadline())) {
      Duration stable =
          recovery.intent().definition().stableFor().orElseGet(response.get()::stableFor);
      state.put(recovery.healed(now, now.plus(stable)));
    } else if (recovery.healedAt().isPresent() && !well) {
      verdicts.judge(recovery, Verdict.DID_NOT_HELP);
    } else if (!now.isBefore(recovery.deadline())) {
      boolean helped = recovery.healedAt().isPresent();
      verdicts.judge(recovery, helped ? Verdict.HELPED : Verdict.DID_NOT_HELP);
    }
  }

  /** A result of a monitor came: an action on it may be judged earlier than at its deadline. */
  void observe(MonitorResponse response) {
    for (RecoveryRecord recovery : state.recoveries()) {
      if (recovery.phase() == Phase.VERIFYING && recovery.monitor().equals(response.id())) {
        verify(recovery);
      }
    }
  }

  /**
   * A monitor is gone: no action's grace concerns it any more, and an action for it cannot be
   * judged.
   */
  void gone(ItemId monitor) {
    for (RecoveryRecord recovery : state.recoveries()) {
      if (recovery.graced().contains(monitor)) {
        state.put(recovery.gracing(graced -> !graced.equals(monitor)));
      }
    }
    unverifiable(monitor);
  }

  /**
   * The monitor of an action was switched off: the action ends as it will, but nobody can judge it.
   */
  void unverifiable(ItemId monitor) {
    for (RecoveryRecord recovery : state.recoveries()) {
      if (recovery.monitor().equals(monitor) && recovery.verifiable()) {
        state.put(recovery.unverifiable());
      }
    }
  }

  private void ignored(String what, String instance) {
    state.ignored(what, "no act " + instance + " waits for this");
  }
}
