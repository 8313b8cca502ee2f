package dev.tend.core.random;

import dev.tend.core.input.ComponentState;
import dev.tend.core.input.CoreSettings;
import dev.tend.core.input.DefinitionInput;
import dev.tend.core.input.EnvironmentInput.GroupReported;
import dev.tend.core.input.EnvironmentInput.OperatorWorkSeen;
import dev.tend.core.input.EnvironmentInput.WallClockStepped;
import dev.tend.core.input.EnvironmentInput.Work;
import dev.tend.core.input.Input;
import dev.tend.core.input.OperatorInput.ApprovalAnswered;
import dev.tend.core.input.OperatorInput.BrakeSet;
import dev.tend.core.input.OperatorInput.ChronicCleared;
import dev.tend.core.input.OperatorInput.HoldPlaced;
import dev.tend.core.input.OperatorInput.HoldReleased;
import dev.tend.core.input.OperatorInput.RepairingCleared;
import dev.tend.core.input.OperatorInput.RepairingSet;
import dev.tend.core.input.Requester;
import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.ItemId;
import dev.tend.definition.Targets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What people and surroundings do, at random. */
final class Whims {
  private final Dice dice;
  private final Stage stage;
  private final Edits edits;

  Whims(Dice dice, Stage stage) {
    this.dice = dice;
    this.stage = stage;
    this.edits = new Edits(dice, stage);
  }

  Step any(long at) {
    return switch (dice.between(0, 13)) {
      case 0 -> hold(at);
      case 1 -> release(at);
      case 2 -> repair(at);
      case 3 -> repaired(at);
      case 4 -> brake(at);
      case 5 -> clockStep(at);
      case 6, 7 -> operator(at);
      case 8, 9, 10 -> group(at);
      case 11 -> chronicCleared(at);
      case 12 -> settings(at);
      default -> definitions(at);
    };
  }

  Step approval(long at, boolean granted) {
    int howOld = dice.chance(0.85) ? 0 : dice.between(1, 3);
    return new Step(
        at,
        "a person answers question " + howOld + " from the end: " + granted,
        true,
        one ->
            one.acts()
                .question(howOld)
                .ifPresent(id -> one.give(new ApprovalAnswered(id, granted, "ada", ""))));
  }

  /** Some set's discovery looks again. */
  Step discovery(long at) {
    List<String> discovered =
        stage.sets().stream()
            .filter(set -> set.targets() instanceof Targets.Discovered)
            .map(HealthSetDefinition::name)
            .toList();
    String set = discovered.isEmpty() ? "Nobody" : dice.oneOf(discovered);
    if (dice.chance(0.15)) {
      return give(at, one -> new DefinitionInput.DiscoveryFailed(set, "no such directory"));
    }
    List<String> targets = new ArrayList<>();
    for (String target : List.of("v1", "v2", "v3")) {
      if (dice.chance(0.75)) {
        targets.add(target);
      }
    }
    return give(at, one -> new DefinitionInput.TargetsDiscovered(set, targets));
  }

  List<ItemId> notificationProbes() {
    List<ItemId> probes = new ArrayList<>();
    for (HealthSetDefinition set : stage.sets()) {
      set.probes().stream()
          .filter(probe -> probe.isNotification())
          .forEach(probe -> probes.addAll(copies(set, probe.id())));
    }
    return probes;
  }

  private List<ItemId> copies(HealthSetDefinition set, ItemId id) {
    return switch (set.targets()) {
      case Targets.None none -> List.of(id);
      case Targets.Fixed fixed -> fixed.names().stream().map(id::forTarget).toList();
      case Targets.Discovered discovered -> List.of(id.forTarget("v1"), id.forTarget("v2"));
    };
  }

  private Step hold(long at) {
    String component =
        dice.one(
            "Front", "Front", "Store", "Monitoring", "RecoveryActionsEnabled", "ServerWideOffline");
    Requester requester = dice.one(Requester.MAINTENANCE, Requester.SIDELINED);
    ComponentState state =
        requester == Requester.SIDELINED ? ComponentState.DRAINING : ComponentState.INACTIVE;
    Optional<Duration> lasts =
        dice.chance(0.7)
            ? Optional.of(Duration.ofSeconds(dice.between(10, 1200)))
            : Optional.empty();
    return give(
        at,
        one ->
            new HoldPlaced(
                component,
                requester,
                state,
                "ada",
                "an upgrade",
                lasts.map(for_ -> one.wall().plus(for_))));
  }

  private Step release(long at) {
    if (stage.facts().holds().isEmpty()) {
      return give(at, one -> new HoldReleased("Front", Requester.MAINTENANCE, "ada"));
    }
    HoldPlaced hold = dice.oneOf(stage.facts().holds());
    return give(at, one -> new HoldReleased(hold.component(), hold.requester(), "ada"));
  }

  private ItemId monitor() {
    List<ItemId> monitors =
        stage.facts().sightings().all().stream().map(one -> one.monitor()).toList();
    return monitors.isEmpty() ? ItemId.of("Nobody", "Nothing") : dice.oneOf(monitors);
  }

  private Step repair(long at) {
    ItemId monitor = monitor();
    long lasts = dice.chance(0.1) ? 90_000_000 : dice.seconds(10, 1200);
    return give(
        at, one -> new RepairingSet(monitor, "ada", "a new disk", one.steady().plusMillis(lasts)));
  }

  private Step repaired(long at) {
    List<ItemId> repairs = stage.facts().repairs();
    ItemId monitor = repairs.isEmpty() ? monitor() : dice.oneOf(repairs);
    return give(at, one -> new RepairingCleared(monitor, "ada"));
  }

  private Step brake(long at) {
    boolean on = !stage.facts().braked() && dice.chance(0.6);
    return give(at, one -> new BrakeSet(on, "ada", "enough"));
  }

  private Step clockStep(long at) {
    long by = dice.one(-1L, 1L) * dice.seconds(2, dice.one(10, 4000));
    return give(at, one -> new WallClockStepped(Duration.ofMillis(by)));
  }

  private Step operator(long at) {
    if (!stage.facts().operators().isEmpty() && dice.chance(0.7)) {
      OperatorWorkSeen seen = dice.oneOf(stage.facts().operators());
      return give(
          at, one -> new OperatorWorkSeen(seen.kind(), seen.resource(), false, "it is over"));
    }
    String resource = dice.one("service:postfix", "service:dovecot", "component:Front", "");
    Work kind = dice.one(Work.values());
    return give(at, one -> new OperatorWorkSeen(kind, resource, true, "apt-get upgrade"));
  }

  private Step group(long at) {
    String component = dice.one("Front", "Front", "Store");
    boolean serves = dice.chance(0.8);
    String refusal = dice.chance(0.15) ? "mail2 is acting" : "";
    return give(at, one -> new GroupReported(component, serves, refusal));
  }

  private Step chronicCleared(long at) {
    ItemId monitor = monitor();
    return give(at, one -> new ChronicCleared(monitor, "ada"));
  }

  private Step settings(long at) {
    CoreSettings settings = dice.chance(0.5) ? stage.settings() : new Cast(dice).settings();
    return give(at, one -> new DefinitionInput.SettingsApplied(settings));
  }

  private Step definitions(long at) {
    var definitions = edits.next();
    String text = "definitions: " + definitions.effects();
    return new Step(
        at, text, true, one -> one.give(new DefinitionInput.DefinitionsApplied(definitions)));
  }

  private Step give(long at, Function<Stage, Input> input) {
    return new Step(at, input.apply(stage).toString(), true, one -> one.give(input.apply(one)));
  }
}
