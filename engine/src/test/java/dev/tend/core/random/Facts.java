package dev.tend.core.random;

import dev.tend.core.event.DefinitionEvent;
import dev.tend.core.input.CoreSettings;
import dev.tend.core.input.DefinitionInput;
import dev.tend.core.input.EnvironmentInput;
import dev.tend.core.input.EnvironmentInput.GroupReported;
import dev.tend.core.input.EnvironmentInput.OperatorWorkSeen;
import dev.tend.core.input.OperatorInput;
import dev.tend.core.input.OperatorInput.HoldPlaced;
import dev.tend.core.input.ProbeReported;
import dev.tend.core.input.RecoveryInput;
import dev.tend.core.input.Requester;
import dev.tend.core.input.Ticked;
import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.ItemId;
import dev.tend.definition.MonitorDefinition;
import dev.tend.definition.ProbeDefinition;
import dev.tend.definition.ResponderDefinition;
import dev.tend.override.merge.EffectiveDefinitions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the world told the core: the model by which the invariants judge what is allowed. */
final class Facts {
  private final Map<String, HoldPlaced> holds = new HashMap<>();
  private final Map<String, OperatorWorkSeen> operators = new HashMap<>();
  private final Map<String, GroupReported> groups = new HashMap<>();
  private final Map<String, Instant> groupsAt = new HashMap<>();
  private final Map<ItemId, Instant> repairs = new HashMap<>();
  private final Sightings sightings = new Sightings();
  private final Probing probing = new Probing();
  private CoreSettings settings;
  private EffectiveDefinitions definitions = EffectiveDefinitions.unchanged(List.of());
  private boolean braked;
  private Instant upSince = Instant.EPOCH;
  private Duration offset = Duration.ZERO;

  Facts(CoreSettings settings) {
    this.settings = settings;
  }

  /** The states of all monitors, by what was told of them. */
  Sightings sightings() {
    return sightings;
  }

  /** What the probes said last. */
  Probing probing() {
    return probing;
  }

  CoreSettings settings() {
    return settings;
  }

  EffectiveDefinitions definitions() {
    return definitions;
  }

  boolean braked() {
    return braked;
  }

  Instant upSince() {
    return upSince;
  }

  Duration offset() {
    return offset;
  }

  /** A new life begins, perhaps with the clock set otherwise. */
  void restarted(Duration newOffset) {
    offset = newOffset;
    probing.crashed();
  }

  /** Takes note of an input, before the events that came of it. */
  void told(Moment moment) {
    switch (moment.input()) {
      case DefinitionInput definition -> told(definition, moment);
      case OperatorInput operator -> told(operator, moment.now());
      case EnvironmentInput world -> told(world, moment.now());
      case ProbeReported result -> {
        // The events tell which results counted.
      }
      case Ticked tick -> {
        // Time alone changes nothing of this.
      }
      case RecoveryInput recovery -> {
        // Whoever counts acts looks at these.
      }
    }
  }

  private void told(DefinitionInput input, Moment moment) {
    switch (input) {
      case DefinitionInput.DefinitionsApplied applied -> {
        if (moment.bodies(DefinitionEvent.ApplyRefused.class).isEmpty()) {
          definitions = applied.definitions();
        }
      }
      case DefinitionInput.SettingsApplied applied -> settings = applied.settings();
      case DefinitionInput.LoadRefused refused -> {
        // What held before holds on.
      }
      case DefinitionInput.OverridesNoted noted -> {
        // What is told changes nothing.
      }
      case DefinitionInput.TargetsDiscovered found -> {
        // What is watched is seen in the snapshot.
      }
      case DefinitionInput.DiscoveryFailed failed -> {
        // What is watched is seen in the snapshot.
      }
    }
  }

  private void told(OperatorInput input, Instant now) {
    switch (input) {
      case OperatorInput.HoldPlaced hold ->
          holds.put(key(hold.component(), hold.requester()), hold);
      case OperatorInput.HoldReleased released ->
          holds.remove(key(released.component(), released.requester()));
      case OperatorInput.BrakeSet brake -> braked = brake.on();
      case OperatorInput.RepairingSet repair -> {
        boolean late = repair.until().isAfter(now.plus(Duration.ofHours(24)));
        if (sightings.known(repair.monitor()) && repair.until().isAfter(now) && !late) {
          repairs.put(repair.monitor(), repair.until());
        }
      }
      case OperatorInput.RepairingCleared cleared -> repairs.remove(cleared.monitor());
      case OperatorInput.ApprovalAnswered answered -> {
        // Whoever counts approvals looks at these.
      }
      case OperatorInput.ChronicCleared cleared -> {
        // Whoever counts what helped looks at these.
      }
      case OperatorInput.Notified notified -> {
        // As any other result.
      }
    }
  }

  private void told(EnvironmentInput input, Instant now) {
    switch (input) {
      case EnvironmentInput.AgentStarted started -> {
        upSince = started.bootedAt().isAfter(now) ? started.bootedAt() : now;
        operators.clear(); // whoever still sees them says so again
      }
      case EnvironmentInput.AgentStopping stopping -> {
        // What it leaves behind is what the next start finds.
      }
      case EnvironmentInput.WallClockStepped stepped -> offset = offset.plus(stepped.by());
      case EnvironmentInput.OperatorWorkSeen seen -> {
        operators.put(seen.kind() + seen.resource(), seen);
        if (!seen.active()) {
          operators.remove(seen.kind() + seen.resource());
        }
      }
      case EnvironmentInput.PageDelivered delivered -> {
        // Whoever counts pages looks at these.
      }
      case EnvironmentInput.ComponentCommandEnded ended -> {
        // Only told.
      }
      case EnvironmentInput.GroupReported report -> {
        groups.put(report.component().toLowerCase(Locale.ROOT), report);
        groupsAt.put(report.component().toLowerCase(Locale.ROOT), now);
      }
    }
  }

  /** What is over by itself, or gone with its monitor, is forgotten. */
  void decided(Moment moment) {
    sightings.decided(moment);
    repairs.keySet().removeIf(monitor -> !sightings.known(monitor));
    holds.values().removeIf(hold -> !stands(hold, moment.now())); // also if the clock goes back
  }

  Instant wall(Instant steady) {
    return steady.plus(offset);
  }

  boolean repairing(ItemId monitor, Instant now) {
    Instant until = repairs.get(monitor);
    return until != null && until.isAfter(now);
  }

  /** The monitors that somebody repairs. */
  List<ItemId> repairs() {
    return List.copyOf(repairs.keySet());
  }

  /** The holds that were placed and not released. */
  List<HoldPlaced> holds() {
    return List.copyOf(holds.values());
  }

  /** The operators that are seen. */
  List<OperatorWorkSeen> operators() {
    return List.copyOf(operators.values());
  }

  /** Whether anybody but Tend holds a component, or the whole server. */
  boolean heldByOthers(String component, Instant now) {
    return holds.values().stream()
        .filter(hold -> hold.requester() != Requester.HEALTH_API)
        .filter(hold -> stands(hold, now))
        .anyMatch(
            hold ->
                hold.component().equalsIgnoreCase("ServerWideOffline")
                    || (!component.isEmpty() && hold.component().equalsIgnoreCase(component)));
  }

  /** Whether one of Tend's own switches is off. */
  boolean switchedOff(String name, Instant now) {
    return holds.values().stream()
        .anyMatch(hold -> hold.component().equalsIgnoreCase(name) && stands(hold, now));
  }

  boolean operatorOn(String resource) {
    return operators.values().stream()
        .anyMatch(seen -> seen.resource().isEmpty() || seen.resource().equals(resource));
  }

  /** The group's word about a component, if it is no older than five minutes. */
  Optional<GroupReported> group(String component, Instant now) {
    String key = component.toLowerCase(Locale.ROOT);
    return Optional.ofNullable(groups.get(key))
        .filter(
            word ->
                groupsAt.getOrDefault(key, Instant.MIN).plus(Duration.ofMinutes(5)).isAfter(now));
  }

  /** A health set as it holds for an item's target. */
  Optional<HealthSetDefinition> set(ItemId item) {
    return definitions
        .set(item.healthSet())
        .map(set -> item.target().map(set::forTarget).orElse(set.definition()));
  }

  Optional<ResponderDefinition> responder(ItemId id) {
    return set(id).stream()
        .flatMap(set -> set.responders().stream())
        .filter(one -> one.id().item().equalsIgnoreCase(id.item()))
        .findFirst();
  }

  Optional<MonitorDefinition> monitor(ItemId id) {
    return set(id).stream()
        .flatMap(set -> set.monitors().stream())
        .filter(one -> one.id().item().equalsIgnoreCase(id.item()))
        .findFirst();
  }

  /** The enabled probes of a monitor. */
  List<ProbeDefinition> probes(ItemId monitor) {
    List<String> names = monitor(monitor).map(MonitorDefinition::probes).orElse(List.of());
    return set(monitor).stream()
        .flatMap(set -> set.probes().stream())
        .filter(probe -> probe.enabled() && names.contains(probe.id().item()))
        .toList();
  }

  /** The monitor that a responder answers to, with its target. */
  ItemId monitorOf(ItemId responder) {
    return responder.sibling(responder(responder).map(one -> one.monitor()).orElse("nobody"));
  }

  private boolean stands(HoldPlaced hold, Instant now) {
    return hold.until().isEmpty() || hold.until().get().isAfter(wall(now));
  }

  private static String key(String component, Requester requester) {
    return component.toLowerCase(Locale.ROOT) + ":" + requester;
  }
}
