package dev.tend.core.respond;

import dev.tend.core.effect.Intent;
import dev.tend.core.event.EnvironmentEvent;
import dev.tend.core.event.EventId;
import dev.tend.core.event.RecoveryEvent;
import dev.tend.core.event.Verdict;
import dev.tend.core.input.RecoveryInput;
import dev.tend.core.input.RecoveryInput.Result;
import dev.tend.core.monitor.Monitor;
import dev.tend.definition.ItemId;
import dev.tend.definition.type.ResponderKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Acts, from their beginning to the verdict. */
final class Recoveries {
  private final CoreState state;
  private final Verdicts verdicts;
  private final OfflineHolds offline;
  private final Intents intents;

  Recoveries(CoreState state, Verdicts verdicts, OfflineHolds offline, Intents intents) {
    this.state = state;
    this.verdicts = verdicts;
    this.offline = offline;
    this.intents = intents;
  }

  /** The shell says that an act is over. */
  void ended(RecoveryInput.RecoveryEnded input, Instant now) {
    Recovery recovery = state.recoveries().get(input.instance());
    boolean awaited =
        recovery != null
            && (recovery.phase() == Phase.ACTING || recovery.phase() == Phase.ORPHANED);
    if (recovery == null || !awaited) {
      ignored("RecoveryEnded", input.instance());
      return;
    }
    end(recovery, input.result(), input.message(), now);
  }

  private void end(Recovery recovery, Result result, String message, Instant now) {
    Intent intent = recovery.intent();
    EventId ended =
        state
            .journal()
            .record(
                new RecoveryEvent.RecoveryFinished(
                    intent.responder(),
                    intent.definition().type().name(),
                    intent.resource(),
                    intent.instance(),
                    result,
                    message),
                recovery.lastEvent());
    recovery.lastEvent(ended);
    boolean succeeded = result == Result.SUCCEEDED;
    Optional<MonitorResponse> response = state.chain(recovery.monitor());
    if (!succeeded) {
      response.ifPresent(one -> tell(one, intent, result, message));
    }
    offline.ended(response, intent, succeeded, ended);
    boolean verifiable = recovery.verifiable() && response.isPresent();
    if (!verifiable) {
      verdicts.judge(recovery, Verdict.NOT_VERIFIED, now);
    } else if (!succeeded) {
      verdicts.judge(recovery, Verdict.DID_NOT_HELP, now);
    } else if (intent.definition().kind() == ResponderKind.RESTORE) {
      verdicts.judge(recovery, Verdict.HELPED, now);
    } else {
      recovery.enter(Phase.WARMING_UP, now.plus(intent.definition().warmUp()));
      state.journal().keep(recovery.record());
    }
  }

  private static void tell(MonitorResponse response, Intent intent, Result result, String message) {
    if (response.episode != null) {
      response.episode.tell(
          "tried: "
              + intent.responder().item()
              + " ("
              + intent.instance()
              + "): "
              + (result == Result.TIMED_OUT ? "timed out" : "failed")
              + (message.isEmpty() ? "" : ", " + message));
    }
  }

  /**
   * An intent of an earlier life has no outcome: it is closed, never repeated, and stays charged.
   */
  void foundOpen(RecoveryInput.IntentFoundOpen input, Instant now) {
    Recovery recovery = state.recoveries().get(input.instance());
    if (recovery == null || !recovery.unfinished()) {
      ignored("IntentFoundOpen", input.instance());
      return;
    }
    EventId found =
        state
            .journal()
            .record(
                new EnvironmentEvent.IntentInterrupted(
                    recovery.intent().responder(),
                    input.instance(),
                    recovery.intent().intendedAt()),
                recovery.lastEvent());
    recovery.lastEvent(found);
    offline.ended(state.chain(recovery.monitor()), recovery.intent(), false, found);
    verdicts.judge(recovery, Verdict.INTERRUPTED, now);
  }

  /** The agent has started anew. */
  void startedAnew(Instant now) {
    for (Recovery recovery : state.recoveries().values()) {
      if (recovery.unfinished()) {
        recovery.orphan();
      } else if (recovery.phase() == Phase.VERIFYING) {
        recovery.watchAnew(now);
      }
      state.journal().keep(recovery.record());
    }
  }

  /** Time has passed; a phase without a length is over as soon as it begins. */
  void elapse(Instant now) {
    for (Recovery recovery : List.copyOf(state.recoveries().values())) {
      Phase phase;
      Instant deadline;
      do {
        phase = recovery.phase();
        deadline = recovery.deadline();
        step(recovery, now);
      } while (state.recoveries().containsKey(recovery.intent().instance())
          && !now.isBefore(recovery.deadline())
          && (phase != recovery.phase() || !deadline.equals(recovery.deadline())));
    }
  }

  private void step(Recovery recovery, Instant now) {
    boolean over = !now.isBefore(recovery.deadline());
    switch (recovery.phase()) {
      case RECORDING -> {
        if (over) {
          intents.notKept(recovery, now);
        }
      }
      case ACTING -> {
        if (over) {
          end(recovery, Result.TIMED_OUT, "no word of its end came in time", now);
        }
      }
      case ORPHANED -> {
        // Only word of what became of it ends this.
      }
      case WARMING_UP -> {
        if (over) {
          warmedUp(recovery, now);
        }
      }
      case VERIFYING -> verify(recovery, now);
    }
  }

  private void warmedUp(Recovery recovery, Instant now) {
    for (ItemId monitor : recovery.graced()) {
      state.chain(monitor).ifPresent(response -> response.monitor().warmedUp(now));
      state.chain(monitor).ifPresent(state::markDirty);
    }
    recovery.enter(Phase.VERIFYING, now.plus(recovery.intent().definition().verifyWithin()));
    state.journal().keep(recovery.record());
  }

  /** Whether the monitor has healed in time and stays healed. */
  private void verify(Recovery recovery, Instant now) {
    Optional<MonitorResponse> response = state.chain(recovery.monitor());
    if (response.isEmpty() || !recovery.verifiable()) {
      verdicts.judge(recovery, Verdict.NOT_VERIFIED, now);
      return;
    }
    Monitor monitor = response.get().monitor();
    if (monitor.warmingUp()) {
      // Another act on something it names came between: it is watched anew after that.
      recovery.watchAnew(now);
      state.journal().keep(recovery.record());
      return;
    }
    boolean well = monitor.wouldHeal(now) && !monitor.unavailable();
    if (recovery.healedAt().isEmpty() && well && !now.isAfter(recovery.deadline())) {
      recovery.healed(now);
      Duration stable =
          recovery.intent().definition().stableFor().orElseGet(response.get()::stableFor);
      recovery.enter(Phase.VERIFYING, now.plus(stable));
      state.journal().keep(recovery.record());
    } else if (recovery.healedAt().isPresent() && !well) {
      verdicts.judge(recovery, Verdict.DID_NOT_HELP, now);
    } else if (!now.isBefore(recovery.deadline())) {
      boolean helped = recovery.healedAt().isPresent();
      verdicts.judge(recovery, helped ? Verdict.HELPED : Verdict.DID_NOT_HELP, now);
    }
  }

  /** A result of a monitor came: an act on it may be judged earlier than at its deadline. */
  void observe(MonitorResponse response, Instant now) {
    for (Recovery recovery : List.copyOf(state.recoveries().values())) {
      if (recovery.phase() == Phase.VERIFYING && recovery.monitor().equals(response.id())) {
        verify(recovery, now);
      }
    }
  }

  /** A monitor is gone: no act's grace concerns it any more, and an act for it cannot be judged. */
  void gone(ItemId monitor) {
    for (Recovery recovery : state.recoveries().values()) {
      if (recovery.graced().contains(monitor)) {
        recovery.gone(monitor);
        state.journal().keep(recovery.record());
      }
    }
    unverifiable(monitor);
  }

  /** The monitor of an act was switched off: the act ends as it will, but nobody can judge it. */
  void unverifiable(ItemId monitor) {
    for (Recovery recovery : state.recoveries().values()) {
      if (recovery.monitor().equals(monitor) && recovery.verifiable()) {
        recovery.cannotBeVerified();
        state.journal().keep(recovery.record());
      }
    }
  }

  private void ignored(String what, String instance) {
    state
        .journal()
        .record(
            new EnvironmentEvent.InputIgnored(what, "no act " + instance + " waits for this"),
            List.of());
  }
}
