package dev.tend.core.respond;

import dev.tend.core.event.EnvironmentEvent;
import dev.tend.core.event.EventId;
import dev.tend.core.event.RecoveryEvent;
import dev.tend.core.input.EnvironmentInput;
import dev.tend.core.input.OperatorInput;
import dev.tend.core.input.OperatorInput.ApprovalAnswered;
import dev.tend.core.input.OperatorInput.BrakeSet;
import dev.tend.core.input.OperatorInput.ChronicCleared;
import dev.tend.core.input.OperatorInput.HoldPlaced;
import dev.tend.core.input.OperatorInput.HoldReleased;
import dev.tend.core.input.OperatorInput.Notified;
import dev.tend.core.input.OperatorInput.RepairingCleared;
import dev.tend.core.input.OperatorInput.RepairingSet;
import dev.tend.core.input.Requester;
import dev.tend.definition.ItemId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What people and surroundings do to the core. */
public final class OperatorInputs {
  /** How long a repairing mark may last. */
  private static final Duration REPAIRING_AT_MOST = Duration.ofHours(24);

  private final CoreState state;
  private final ResponseEngine engine;

  /** For the inputs of one core. */
  public OperatorInputs(CoreState state, ResponseEngine engine) {
    this.state = state;
    this.engine = engine;
  }

  /** Does what a person asks. */
  public void operator(OperatorInput input) {
    switch (input) {
      case RepairingSet set -> repairing(set);
      case RepairingCleared cleared -> repaired(cleared);
      case HoldPlaced hold -> hold(hold);
      case HoldReleased released -> release(released, "released");
      case BrakeSet brake -> brake(brake);
      case ApprovalAnswered answered -> engine.answered(answered);
      case ChronicCleared cleared -> chronicCleared(cleared);
      case Notified notified ->
          throw new IllegalArgumentException("a result of a probe: " + notified);
    }
  }

  private void repairing(RepairingSet input) {
    Instant now = state.now();
    Optional<MonitorResponse> response = state.chain(input.monitor());
    if (response.isEmpty()) {
      refused(input.monitor(), "no such monitor and target is watched");
    } else if (input.owner().isBlank() || input.reason().isBlank()) {
      refused(input.monitor(), "say who repairs and why");
    } else if (!input.until().isAfter(now) || input.until().isAfter(now.plus(REPAIRING_AT_MOST))) {
      refused(input.monitor(), "say until when, at most 24 hours ahead");
    } else {
      response
          .get()
          .monitor()
          .repair(input.owner(), input.reason(), input.until(), now)
          .ifPresent(change -> engine.changed(response.get(), change, List.of()));
      state.reconsider();
    }
  }

  private void repaired(RepairingCleared input) {
    Optional<MonitorResponse> response = state.chain(input.monitor());
    if (response.isEmpty() || !response.get().monitor().repairing()) {
      refused(input.monitor(), "it is not being repaired");
      return;
    }
    response
        .get()
        .monitor()
        .endRepair("ended by " + input.owner(), state.now())
        .ifPresent(change -> engine.changed(response.get(), change, List.of()));
    state.reconsider();
  }

  private void refused(ItemId monitor, String reason) {
    state.record(new EnvironmentEvent.RepairRefused(monitor, reason));
  }

  /** Tend gives back at its next start what it holds and no chain knows of. */
  private void hold(HoldPlaced hold) {
    if (hold.requester() == Requester.HEALTH_API) {
      state.ignored(
          "HoldPlaced", "HealthAPI is Tend itself; hold a component in another requester's name");
      return;
    }
    state.journal().keep(state.holds().place(hold, state.journal().wall(state.now())));
    state.record(new EnvironmentEvent.HoldPlaced(hold));
    state.reconsider();
    expire();
  }

  /** Holds whose end has come are over. */
  public void expire() {
    if (state.holds().isEmpty()) {
      return;
    }
    Instant wall = state.journal().wall(state.now());
    for (HoldPlaced hold : state.holds().expired(wall)) {
      release(new HoldReleased(hold.component(), hold.requester(), "tend"), "its end has come");
    }
  }

  /** When the next hold ends, in steady time. */
  public Optional<Instant> nextExpiry() {
    return state.holds().nextExpiry().map(wall -> wall.minus(state.journal().offset()));
  }

  private void release(HoldReleased input, String reason) {
    var released = state.holds().release(input.component(), input.requester());
    released.ifPresent(record -> state.journal().forget(record.key()));
    Optional<Requester> still =
        state.holds().holders(input.component()).stream()
            .map(record -> record.hold().requester())
            .findFirst();
    String said =
        released.isPresent()
            ? reason
            : input.requester().text() + " does not hold it; nothing changed";
    state.record(
        new EnvironmentEvent.HoldReleased(
            input.component(), input.requester(), input.owner(), said, still));
    if (released.isPresent() && input.requester() == Requester.HEALTH_API) {
      engine.releasedBy(input);
    }
    state.reconsider();
  }

  private void brake(BrakeSet input) {
    boolean same =
        state
            .environment()
            .brake()
            .filter(BrakeSet::on)
            .filter(set -> input.on() && set.owner().equals(input.owner()))
            .filter(set -> set.reason().equals(input.reason()))
            .isPresent();
    state.environment().brake(input);
    if (!same) { // Else it has only become durable.
      state.record(new EnvironmentEvent.BrakeChanged(input.on(), input.owner(), input.reason()));
    }
    keep();
  }

  private void chronicCleared(ChronicCleared input) {
    Optional<MonitorResponse> found = state.chain(input.monitor());
    List<Responder> exhausted =
        found.stream()
            .flatMap(response -> response.responders().stream())
            .filter(responder -> responder.exhausted)
            .toList();
    boolean chronic = found.filter(response -> response.chronic).isPresent();
    if (!chronic && exhausted.isEmpty()) {
      state.ignored(
          "ChronicCleared",
          input.monitor() + " is not chronic, and no responder of it is exhausted");
      return;
    }
    if (chronic) {
      found.get().chronic(false);
      state.record(new RecoveryEvent.ChronicChanged(input.monitor(), false, input.owner()));
    }
    for (Responder responder : exhausted) {
      responder.cleared();
      state.record(new RecoveryEvent.ExhaustionChanged(responder.id(), false, input.owner()));
    }
    state.reconsider();
  }

  /** Something goes on around the agent. */
  public void world(EnvironmentInput input) {
    switch (input) {
      case EnvironmentInput.AgentStarted started -> started(started);
      case EnvironmentInput.AgentStopping stopping ->
          state.record(new EnvironmentEvent.AgentStopped());
      case EnvironmentInput.WallClockStepped stepped -> {
        state.journal().wallClockStepped(stepped.by());
        state.record(new EnvironmentEvent.WallClockStepped(stepped.by()));
        keep();
        expire();
      }
      case EnvironmentInput.PageDelivered delivered ->
          state.delivered(delivered.alertId(), delivered.sequence());
      case EnvironmentInput.OperatorWorkSeen seen -> {
        if (state.environment().operator(seen)) {
          state.record(new EnvironmentEvent.OperatorWorkChanged(seen));
          keep();
        }
      }
      case EnvironmentInput.ComponentCommandEnded ended ->
          state.record(new EnvironmentEvent.ComponentCommandEnded(ended));
      case EnvironmentInput.GroupReported report -> {
        if (state.environment().group(report, state.now())) {
          state.record(new EnvironmentEvent.GroupChanged(report));
        }
        keep();
      }
    }
  }

  private void started(EnvironmentInput.AgentStarted input) {
    Instant now = state.now();
    state.environment().started(now, input.bootedAt());
    Instant grace = state.environment().upSince().plus(state.settings().startupGrace());
    EventId started =
        state.record(new EnvironmentEvent.AgentStarted(input.version(), input.bootedAt(), grace));
    for (MonitorResponse response : state.responses()) {
      if (response.active()) {
        response.startedAnew(now);
      }
    }
    engine.startedAnew(started);
    keep();
  }

  private void keep() {
    state
        .journal()
        .keep(
            state
                .environment()
                .record(state.journal().last().incarnation(), state.journal().offset()));
    state.reconsider();
  }
}
