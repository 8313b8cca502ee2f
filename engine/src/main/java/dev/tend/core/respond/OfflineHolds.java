package dev.tend.core.respond;

import dev.tend.core.effect.Effect;
import dev.tend.core.effect.Intent;
import dev.tend.core.event.EnvironmentEvent;
import dev.tend.core.event.EventId;
import dev.tend.core.input.ComponentState;
import dev.tend.core.input.OperatorInput.HoldPlaced;
import dev.tend.core.input.OperatorInput.HoldReleased;
import dev.tend.core.input.Requester;
import dev.tend.definition.type.ResponderType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Components that Tend took out of service. Such a hold belongs to the episode that made it;
 * whatever ends that gives the component back.
 */
final class OfflineHolds {
  /** How long a healed monitor must have stayed calm. */
  static final Duration RELEASED_AFTER = Duration.ofMinutes(5);

  private final CoreState state;

  OfflineHolds(CoreState state) {
    this.state = state;
  }

  /**
   * An action begins; from here on its component may be out of service, or is to be in service:
   * what follows from that can be waited for only once it is so.
   */
  void begun(MonitorResponse response, Intent intent, EventId started) {
    if (intent.definition().type().name().equals(ResponderType.BRING_ONLINE)
        && !response.offline.isEmpty()) {
      released(response, "brought online by " + intent.responder(), List.of(started));
    }
    if (!takesOffline(intent)) {
      return;
    }
    response.offline(intent.component());
    HoldPlaced hold =
        new HoldPlaced(
            intent.component(),
            Requester.HEALTH_API,
            ComponentState.INACTIVE,
            "tend",
            intent.responder() + " in " + intent.instance(),
            Optional.empty());
    state.journal().keep(state.holds().place(hold, state.journal().wall(state.now())));
    state.record(new EnvironmentEvent.HoldPlaced(hold), started);
  }

  /**
   * An action ended, or nobody will ever know; a component that was taken without success, or for
   * nobody, is given back.
   */
  void ended(Optional<MonitorResponse> response, Intent intent, boolean succeeded, EventId ended) {
    boolean held = response.isPresent() && !response.get().offline.isEmpty();
    if (takesOffline(intent) && held && !succeeded) {
      release(response.get(), "taking it offline did not succeed", List.of(ended));
    } else if (takesOffline(intent) && !held) {
      state.effect(
          new Effect.BringOnline(intent.component(), "taken offline after its episode ended"));
    }
  }

  /** An action did not begin: what was held for it was never taken out of service. */
  void notBegun(Optional<MonitorResponse> response, Intent intent, EventId ended) {
    if (takesOffline(intent) && response.isPresent() && !response.get().offline.isEmpty()) {
      released(response.get(), "taking it offline was stopped by the brake", List.of(ended));
    }
  }

  private static boolean takesOffline(Intent intent) {
    return intent.definition().type().name().equals(ResponderType.TAKE_OFFLINE);
  }

  /** A new run begins: what Tend holds and no chain knows of is given back. */
  void releaseForgotten() {
    for (HoldPlaced hold : state.holds().of(Requester.HEALTH_API)) {
      boolean known =
          state.responses().stream().anyMatch(response -> holds(response, hold.component()));
      if (!known) {
        released(hold.component(), "what it was taken for is no longer watched", List.of());
        state.effect(new Effect.BringOnline(hold.component(), "no longer watched"));
      }
    }
  }

  /**
   * When the hold ends by time; empty when it does not. A responder that brings the component
   * online has its chance first.
   */
  Optional<Instant> releasesAt(MonitorResponse response) {
    if (response.offline.isEmpty()) {
      return Optional.empty();
    }
    Duration after = RELEASED_AFTER;
    for (Responder responder : response.responders()) {
      if (responder.definition().enabled()
          && responder.definition().type().name().equals(ResponderType.BRING_ONLINE)) {
        Duration chance = later(responder.definition().waitInterval()).plus(RELEASED_AFTER);
        after = chance.compareTo(after) > 0 ? chance : after;
      }
    }
    Duration calm = after;
    return response.calmSince.map(since -> since.plus(calm));
  }

  /** A wait, but at least {@link #RELEASED_AFTER}. */
  static Duration later(Duration wait) {
    return wait.compareTo(RELEASED_AFTER) > 0 ? wait : RELEASED_AFTER;
  }

  /** Gives the component back, when this chain took it and no other chain wants it offline. */
  void release(MonitorResponse response, String reason, List<EventId> causes) {
    String component = response.offline;
    if (!component.isEmpty() && released(response, reason, causes)) {
      state.effect(new Effect.BringOnline(component, reason));
    }
  }

  private boolean released(MonitorResponse response, String reason, List<EventId> causes) {
    String component = response.offline;
    response.offline("");
    boolean wanted = state.responses().stream().anyMatch(other -> holds(other, component));
    if (!wanted) {
      released(component, reason, causes);
    }
    return !wanted;
  }

  private void released(String component, String reason, List<EventId> causes) {
    state
        .holds()
        .release(component, Requester.HEALTH_API)
        .ifPresent(record -> state.journal().forget(record.key()));
    state.record(
        new EnvironmentEvent.HoldReleased(
            component, Requester.HEALTH_API, "tend", reason, still(component)),
        causes);
  }

  /**
   * A person ends Tend's own hold: no chain has it any more, and the component is given back unless
   * somebody else holds it.
   */
  void releasedBy(HoldReleased input) {
    state.responses().stream()
        .filter(response -> holds(response, input.component()))
        .forEach(response -> response.offline(""));
    if (still(input.component()).isEmpty()) {
      state.effect(new Effect.BringOnline(input.component(), "released by " + input.owner()));
    }
  }

  /** Who holds a component now, as the word of the worst hold. */
  private Optional<Requester> still(String component) {
    return state.holds().holders(component).stream()
        .map(record -> record.hold().requester())
        .findFirst();
  }

  private static boolean holds(MonitorResponse response, String component) {
    return response.offline.equalsIgnoreCase(component);
  }
}
