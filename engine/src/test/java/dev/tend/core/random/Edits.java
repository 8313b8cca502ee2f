package dev.tend.core.random;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.ItemDefinition;
import dev.tend.definition.ItemId;
import dev.tend.definition.Targets;
import dev.tend.override.MonitoringOverride;
import dev.tend.override.Selector;
import dev.tend.override.Subject;
import dev.tend.override.Validity;
import dev.tend.override.merge.EffectiveDefinitions;
import dev.tend.override.merge.OverrideMerge;
import dev.tend.override.merge.ServerContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Overrides that come and go at random, and health sets that do. */
final class Edits {
  private static final ServerContext HERE = new ServerContext("mail1", Set.of(), Optional.empty());

  private final Dice dice;
  private final Stage stage;
  private final List<MonitoringOverride> overrides = new ArrayList<>();
  private final List<String> absent = new ArrayList<>();
  private int number;

  Edits(Dice dice, Stage stage) {
    this.dice = dice;
    this.stage = stage;
  }

  /** What holds after one more change. */
  EffectiveDefinitions next() {
    if (!absent.isEmpty() && dice.chance(0.5)) {
      absent.removeFirst();
    } else if (dice.chance(0.1)) {
      absent.add(dice.oneOf(stage.sets()).name());
    } else if (!overrides.isEmpty() && dice.chance(0.5)) {
      overrides.remove(dice.oneOf(overrides));
    } else {
      overrides.add(override());
    }
    List<HealthSetDefinition> present =
        stage.sets().stream().filter(set -> !absent.contains(set.name())).toList();
    return OverrideMerge.merge(present, overrides, HERE, stage.wall());
  }

  private MonitoringOverride override() {
    HealthSetDefinition set = dice.oneOf(stage.sets());
    number++;
    if (dice.chance(0.15)) {
      return override(new Subject.WholeSet(set.name()), "enabled", "false");
    }
    ItemDefinition item = dice.oneOf(set.items().toList());
    Subject subject = new Subject.Item(item.itemType(), identity(set, item.id()));
    String seconds = dice.one(5, 10, 30, 60, 300) + "s";
    String count = String.valueOf(dice.between(1, 5));
    return switch (item.itemType()) {
      case PROBE, MAINTENANCE ->
          dice.chance(0.4)
              ? override(subject, "enabled", "false")
              : override(subject, "recurrenceInterval", seconds);
      case MONITOR ->
          switch (dice.between(0, 4)) {
            case 0 -> override(subject, "enabled", "false");
            case 1 -> override(subject, "monitoringInterval", seconds);
            case 2 -> override(subject, "recoveryThreshold", count);
            case 3 -> override(subject, "stateTransitions.unhealthy", seconds);
            default -> override(subject, "monitoringThreshold", count);
          };
      case RESPONDER ->
          switch (dice.between(0, 5)) {
            case 0 -> override(subject, "enabled", "false");
            case 1 -> override(subject, "waitInterval", seconds);
            case 2 -> override(subject, "attempts", count);
            case 3 -> override(subject, "mode", dice.one("off", "observe", "approve"));
            case 4 -> override(subject, "throttle.maximumPerHour", count);
            default -> override(subject, "throttle.minimumBetweenAttempts", seconds);
          };
    };
  }

  private ItemId identity(HealthSetDefinition set, ItemId id) {
    return switch (set.targets()) {
      case Targets.None none -> id;
      case Targets.Fixed fixed -> dice.chance(0.5) ? id : id.forTarget(dice.oneOf(fixed.names()));
      case Targets.Discovered discovered -> dice.chance(0.5) ? id : id.forTarget("v1");
    };
  }

  private MonitoringOverride override(Subject subject, String property, String value) {
    return new MonitoringOverride(
        "o" + number,
        new Selector.ThisServer(),
        subject,
        property,
        value,
        "ada",
        "too eager",
        stage.wall(),
        new Validity.Forever());
  }
}
