package dev.tend.override.merge;

import static dev.tend.override.merge.Overrides.NOW;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.ItemDefinition;
import dev.tend.definition.ItemId;
import dev.tend.definition.ItemType;
import dev.tend.definition.Targets;
import dev.tend.override.MonitoringOverride;
import dev.tend.override.Selector;
import dev.tend.override.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Health sets whose items are tied in many ways, and overrides that often do not fit together. */
final class RandomEstate {
  private static final List<String> INTERVALS = List.of("10s", "1m", "5m", "10m", "1h", "1d");
  private static final List<String> TARGETS = List.of("DB1", "db2", "DB3");
  private static final List<Selector> SELECTORS =
      List.of(Overrides.THIS_SERVER, Overrides.ALL, Overrides.NAMED, Overrides.GROUP);

  private final Random random;
  private final List<HealthSetDefinition> definitions = new ArrayList<>();

  RandomEstate(long seed) {
    random = new Random(seed);
    for (int number = 0; number < 2; number++) {
      definitions.add(
          new ManyProbes("Set" + number, random)
              .set(3, random.nextBoolean() ? new Targets.None() : new Targets.Fixed(TARGETS)));
    }
  }

  List<HealthSetDefinition> definitions() {
    return definitions;
  }

  List<MonitoringOverride> overrides() {
    List<ItemDefinition> items = definitions.stream().flatMap(HealthSetDefinition::items).toList();
    List<MonitoringOverride> overrides = new ArrayList<>();
    for (int number = 0; number < 30; number++) {
      overrides.add(one("o" + number, pick(items)));
    }
    return overrides;
  }

  private MonitoringOverride one(String id, ItemDefinition item) {
    String[] change = change(item.itemType());
    boolean targeted = random.nextInt(3) == 0;
    ItemId identity = targeted ? item.id().forTarget(pick(TARGETS)) : item.id();
    return new MonitoringOverride(
        id,
        pick(SELECTORS),
        random.nextInt(30) == 0
            ? new Subject.WholeSet(identity.healthSet())
            : new Subject.Item(item.itemType(), identity),
        change[0],
        change[1],
        "ann",
        "a test",
        NOW.minusSeconds(random.nextInt(8)),
        Overrides.FOREVER);
  }

  private String[] change(ItemType type) {
    String property =
        switch (type) {
          case PROBE -> pick(List.of("recurrenceInterval", "timeout", "enabled"));
          case MONITOR ->
              pick(
                  List.of(
                      "monitoringInterval",
                      "monitoringThreshold",
                      "stateTransitions.degraded",
                      "stateTransitions.unhealthy",
                      "stateTransitions.unrecoverable",
                      "enabled"));
          case RESPONDER -> pick(List.of("ExtensionAttributes.A", "ExtensionAttributes.b"));
          case MAINTENANCE -> throw new IllegalArgumentException("no such item");
        };
    String value =
        switch (property) {
          case "enabled" -> "false";
          case "monitoringThreshold" -> pick(List.of("1", "2", "10", "50"));
          case "ExtensionAttributes.A", "ExtensionAttributes.b" -> pick(TARGETS);
          default -> pick(INTERVALS);
        };
    return new String[] {property, value};
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
