package dev.tend.core.respond;

import dev.tend.core.effect.Effect;
import dev.tend.core.effect.Intent;
import dev.tend.core.event.EventId;
import dev.tend.core.event.WorldEvent;
import dev.tend.core.input.OperatorInput.HoldPlaced;
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
final class Offline {
  /** How long a healed monitor must have stayed calm. */
  static final Duration RELEASED_AFTER = Duration.ofMinutes(5);

  private final Scene scene;

  Offline(Scene scene) {
    this.scene = scene;
  }

  /** An act succeeded; two types of it concern holds. */
  void acted(Chain chain, Intent intent, EventId ended, Instant now) {
    String type = intent.definition().type().name();
    if (type.equals(ResponderType.TAKE_OFFLINE)) {
      chain.offline = intent.component();
      scene.touch(chain);
      HoldPlaced hold =
          new HoldPlaced(
              intent.component(),
              Requester.HEALTH_API,
              "tend",
              intent.responder() + " in " + intent.instance(),
              Optional.empty());
      scene.journal().keep(scene.holds().place(hold));
      scene.journal().record(new WorldEvent.HoldPlaced(hold), ended);
    } else if (type.equals(ResponderType.BRING_ONLINE) && !chain.offline.isEmpty()) {
      released(chain, "brought online by " + intent.responder(), List.of(ended));
    }
  }

  /** When the hold ends by time; empty when it does not. */
  Optional<Instant> releasesAt(Chain chain) {
    boolean restored =
        chain.responders().stream()
            .anyMatch(
                r ->
                    r.definition().enabled()
                        && r.definition().type().name().equals(ResponderType.BRING_ONLINE));
    return chain.offline.isEmpty() || restored
        ? Optional.empty()
        : chain.calmSince.map(since -> since.plus(RELEASED_AFTER));
  }

  /** Gives the component back, when this chain took it. */
  void release(Chain chain, String reason, List<EventId> causes) {
    if (!chain.offline.isEmpty()) {
      String component = chain.offline;
      released(chain, reason, causes);
      scene.journal().effect(new Effect.BringOnline(component, reason));
    }
  }

  private void released(Chain chain, String reason, List<EventId> causes) {
    String component = chain.offline;
    chain.offline = "";
    scene.touch(chain);
    scene
        .holds()
        .release(component, Requester.HEALTH_API)
        .ifPresent(record -> scene.journal().forget(record.key()));
    Optional<Requester> still = scene.holds().heldByOthers(component).map(HoldPlaced::requester);
    scene
        .journal()
        .record(
            new WorldEvent.HoldReleased(component, Requester.HEALTH_API, "tend", reason, still),
            causes);
  }
}
