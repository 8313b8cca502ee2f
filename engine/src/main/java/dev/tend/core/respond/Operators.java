package dev.tend.core.respond;

import dev.tend.core.event.RecoveryEvent;
import dev.tend.core.event.WorldEvent;
import dev.tend.core.input.OperatorInput.BrakeSet;
import dev.tend.core.input.OperatorInput.ChronicCleared;
import dev.tend.core.input.OperatorInput.HoldPlaced;
import dev.tend.core.input.OperatorInput.HoldReleased;
import dev.tend.core.input.OperatorInput.RepairingCleared;
import dev.tend.core.input.OperatorInput.RepairingSet;
import dev.tend.core.input.Requester;
import dev.tend.core.input.WorldInput;
import dev.tend.definition.ItemId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What people and surroundings do to the scene. */
public final class Operators {
  /** How long a repairing mark may last. */
  private static final Duration REPAIRING_AT_MOST = Duration.ofHours(24);

  private final Scene scene;
  private final Responding responding;

  /** Acts on a scene. */
  public Operators(Scene scene, Responding responding) {
    this.scene = scene;
    this.responding = responding;
  }

  /** A person is repairing. */
  public void repairing(RepairingSet input) {
    Instant now = scene.now();
    Optional<Chain> chain = scene.chain(input.monitor());
    if (chain.isEmpty()) {
      refused(input.monitor(), "no such monitor and target is watched");
    } else if (input.owner().isBlank() || input.reason().isBlank()) {
      refused(input.monitor(), "say who repairs and why");
    } else if (!input.until().isAfter(now) || input.until().isAfter(now.plus(REPAIRING_AT_MOST))) {
      refused(input.monitor(), "say until when, at most 24 hours ahead");
    } else {
      chain
          .get()
          .monitor()
          .repair(input.owner(), input.reason(), input.until(), now)
          .ifPresent(change -> responding.changed(chain.get(), change, List.of()));
      scene.touch(chain.get());
      scene.stir();
    }
  }

  /** A person is done. */
  public void repaired(RepairingCleared input) {
    Optional<Chain> chain = scene.chain(input.monitor());
    if (chain.isEmpty() || !chain.get().monitor().repairing()) {
      refused(input.monitor(), "it is not being repaired");
      return;
    }
    chain
        .get()
        .monitor()
        .endRepair("ended by " + input.owner(), scene.now())
        .ifPresent(change -> responding.changed(chain.get(), change, List.of()));
    scene.touch(chain.get());
    scene.stir();
  }

  private void refused(ItemId monitor, String reason) {
    scene.journal().record(new WorldEvent.RepairRefused(monitor, reason), List.of());
  }

  /** Somebody takes a component out of service. */
  public void hold(HoldPlaced hold) {
    scene.journal().keep(scene.holds().place(hold));
    scene.journal().record(new WorldEvent.HoldPlaced(hold), List.of());
    scene.stir();
    expire();
  }

  /** Somebody gives a component back. */
  public void release(HoldReleased input) {
    release(input.component(), input.requester(), input.owner(), "released");
  }

  /** Holds whose end has come are over. */
  public void expire() {
    if (scene.holds().isEmpty()) {
      return;
    }
    Instant wall = scene.journal().wall(scene.now());
    for (HoldPlaced hold : scene.holds().expired(wall)) {
      release(hold.component(), hold.requester(), "tend", "its end has come");
    }
  }

  /** When the next hold ends, in steady time. */
  public Optional<Instant> nextExpiry() {
    return scene.holds().nextExpiry().map(wall -> wall.minus(scene.journal().offset()));
  }

  private void release(String component, Requester requester, String owner, String reason) {
    var released = scene.holds().release(component, requester);
    released.ifPresent(record -> scene.journal().forget(record.key()));
    Optional<Requester> still = scene.holds().heldByOthers(component).map(HoldPlaced::requester);
    String said =
        released.isPresent() ? reason : requester.text() + " does not hold it; nothing changed";
    scene
        .journal()
        .record(new WorldEvent.HoldReleased(component, requester, owner, said, still), List.of());
    scene.stir();
  }

  /** All recovery stops, or may go on. */
  public void brake(BrakeSet input) {
    scene.surroundings().brake(input);
    scene
        .journal()
        .record(new WorldEvent.BrakeChanged(input.on(), input.owner(), input.reason()), List.of());
    keep();
  }

  /** A person has looked at a chronic fault. */
  public void chronicCleared(ChronicCleared input) {
    Optional<Chain> chain = scene.chain(input.monitor());
    if (chain.isEmpty() || !chain.get().chronic) {
      scene
          .journal()
          .record(
              new WorldEvent.InputIgnored("ChronicCleared", input.monitor() + " is not chronic"),
              List.of());
      return;
    }
    chain.get().chronic = false;
    chain.get().helped.clear();
    scene
        .journal()
        .record(new RecoveryEvent.ChronicChanged(input.monitor(), false, input.owner()), List.of());
    scene.touch(chain.get());
    scene.stir();
  }

  /** Something goes on around the agent. */
  public void world(WorldInput input) {
    switch (input) {
      case WorldInput.AgentStarted started -> started(started);
      case WorldInput.AgentStopping stopping ->
          scene.journal().record(new WorldEvent.AgentStopped(), List.of());
      case WorldInput.WallClockStepped stepped -> {
        scene.journal().wallClockStepped(stepped.by());
        scene.journal().record(new WorldEvent.WallClockStepped(stepped.by()), List.of());
        keep();
        expire();
      }
      case WorldInput.PageDelivered delivered ->
          scene.delivered(delivered.alertId(), delivered.sequence());
      case WorldInput.OperatorWorkSeen seen -> {
        if (scene.surroundings().operator(seen)) {
          scene.journal().record(new WorldEvent.OperatorWorkChanged(seen), List.of());
          keep();
        }
      }
      case WorldInput.GroupReported report -> {
        if (scene.surroundings().group(report, scene.now())) {
          scene.journal().record(new WorldEvent.GroupChanged(report), List.of());
        }
        keep();
      }
    }
  }

  private void started(WorldInput.AgentStarted input) {
    Instant now = scene.now();
    scene.surroundings().started(now, input.bootedAt());
    Instant grace = scene.surroundings().upSince().plus(scene.settings().startupGrace());
    scene
        .journal()
        .record(new WorldEvent.AgentStarted(input.version(), input.bootedAt(), grace), List.of());
    for (Chain chain : scene.chains()) {
      if (chain.active()) {
        chain.clearSince = now;
        chain.calmSince = chain.calmSince.map(since -> now);
        chain.asked.clear();
        scene.touch(chain);
        for (Responder responder : chain.responders()) {
          if (responder.confirming != null) {
            // Nobody will answer a question of an earlier life.
            responder.confirming = null;
            responder.notBefore = Optional.of(now);
          }
        }
      }
    }
    responding.startedAnew();
    keep();
  }

  private void keep() {
    scene
        .journal()
        .keep(
            scene
                .surroundings()
                .record(scene.journal().last().incarnation(), scene.journal().offset()));
    scene.stir();
  }
}
