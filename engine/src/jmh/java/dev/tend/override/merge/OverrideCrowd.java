package dev.tend.override.merge;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.ItemDefinition;
import dev.tend.definition.ItemId;
import dev.tend.definition.ItemType;
import dev.tend.definition.Targets;
import dev.tend.definition.value.ValueException;
import dev.tend.override.MonitoringOverride;
import dev.tend.override.Selector;
import dev.tend.override.Subject;
import dev.tend.override.Validity;
import dev.tend.override.VersionRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Many overrides of many items. Of a hundred, about one is refused for itself and one for what it
 * breaks, one names what is not there, three are for elsewhere or over, and some ten lose against
 * another of the same value.
 */
final class OverrideCrowd {
  static final Instant NOW = Instant.parse("2026-01-05T00:00:00Z");
  private static final String NO_SUCH_PROPERTY = "ExtensionAttributes.None";

  private final Random random = new Random(4);
  private final List<ItemDefinition> items;
  private final List<String> targets;

  OverrideCrowd(List<HealthSetDefinition> definitions) {
    items = definitions.stream().flatMap(HealthSetDefinition::items).toList();
    targets =
        definitions.getFirst().targets() instanceof Targets.Fixed fixed ? fixed.names() : List.of();
  }

  /** So many overrides, going round the items, and round the targets where there are some. */
  List<MonitoringOverride> of(int overrides) {
    List<MonitoringOverride> made = new ArrayList<>();
    for (int i = 0; i < overrides; i++) {
      ItemDefinition item = items.get(i % items.size());
      ItemId id = item.id();
      if (!targets.isEmpty()) {
        id = id.forTarget(targets.get(i / items.size() % targets.size()));
      }
      int lot = random.nextInt(100);
      made.add(one(i, lot == 0 ? id.sibling(id.item() + "x") : id, item, lot));
      if (lot >= 90) {
        i++;
        made.add(one(i, id, item, lot));
      }
    }
    return made.subList(0, overrides);
  }

  private MonitoringOverride one(int number, ItemId id, ItemDefinition item, int lot) {
    String[] change =
        lot == 1 ? new String[] {NO_SUCH_PROPERTY, "1"} : change(item.itemType(), lot == 2);
    return new MonitoringOverride(
        "id-" + number,
        selector(random.nextInt(20)),
        new Subject.Item(item.itemType(), id),
        change[0],
        change[1],
        "ann",
        "a planned change",
        NOW.minusSeconds(random.nextInt(1_000_000)),
        validity(random.nextInt(50)));
  }

  private String[] change(ItemType type, boolean breaking) {
    return switch (type) {
      case PROBE ->
          random.nextBoolean()
              ? new String[] {"recurrenceInterval", breaking ? "1h" : "1m"}
              : new String[] {"timeout", breaking ? "1h" : "10s"};
      case MONITOR ->
          random.nextBoolean()
              ? new String[] {"monitoringInterval", breaking ? "10s" : "10m"}
              : new String[] {"monitoringThreshold", breaking ? "1000" : "4"};
      case RESPONDER, MAINTENANCE -> new String[] {"enabled", breaking ? "perhaps" : "false"};
    };
  }

  private static Selector selector(int lot) {
    return switch (lot) {
      case 0, 1, 2 -> new Selector.All();
      case 3, 4 -> new Selector.Groups(List.of("mx", "eu"));
      case 5, 6 -> new Selector.Servers(List.of("mail1", "mail2", "mail3"));
      case 7 -> new Selector.Servers(List.of("mail8", "mail9"));
      default -> new Selector.ThisServer();
    };
  }

  private static Validity validity(int lot) {
    return switch (lot) {
      case 0 -> new Validity.Until(NOW);
      case 1, 2, 3, 4, 5 -> new Validity.Until(NOW.plusSeconds(3_600));
      case 6, 7 -> new Validity.Versions(range("[3.8,3.9)"));
      default -> new Validity.Forever();
    };
  }

  private static VersionRange range(String text) {
    try {
      return VersionRange.parse(text);
    } catch (ValueException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
