package dev.tend.override.merge;

import static dev.tend.override.merge.Overrides.NOW;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.ItemDefinition;
import dev.tend.definition.value.Mode;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.Quantity;
import dev.tend.override.MonitoringOverride;
import dev.tend.override.Selector;
import dev.tend.override.Subject;
import dev.tend.override.Validity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Overrides of every kind: most of them sound by themselves, many of them at odds. */
public record RandomOverrides(Random random) {
  private static final List<String> ANY =
      List.of("1", "180000", "10m", "90%", "5GB", "act", "Scheduled", "Store", "a=b", "");
  private static final Map<Class<?>, List<String>> APT =
      Map.of(
          Duration.class, List.of("0s", "5s", "10s", "30s", "1m", "10m", "1h"),
          Integer.class, List.of("1", "2", "4", "10", "50"),
          Double.class, List.of("50%", "99%"),
          Boolean.class, List.of("0", "1", "true"),
          Quantity.class, List.of("1GB", "10GB", "20GB", "40%"),
          Mode.class, List.of("off", "observe", "approve", "act"));
  private static final List<Selector> SELECTORS =
      List.of(
          Overrides.THIS_SERVER,
          Overrides.THIS_SERVER,
          Overrides.ALL,
          Overrides.NAMED,
          Overrides.GROUP,
          new Selector.Servers(List.of("mail9")));
  private static final List<Validity> VALIDITIES =
      List.of(
          Overrides.FOREVER,
          Overrides.FOREVER,
          Overrides.FOREVER,
          Overrides.FOREVER,
          new Validity.Until(NOW),
          new Validity.Until(NOW.plusSeconds(60)),
          Overrides.versions("[3.8,3.9)"),
          Overrides.versions("4.0"));

  /** Between one and 25, each with an id of its own. */
  public List<MonitoringOverride> some() {
    List<ItemDefinition> items = Sets.all().stream().flatMap(HealthSetDefinition::items).toList();
    return IntStream.range(0, 1 + random.nextInt(25))
        .mapToObj(number -> one("o" + number, pick(items)))
        .toList();
  }

  private MonitoringOverride one(String id, ItemDefinition item) {
    boolean careful = random.nextInt(5) > 0;
    Property<?> property =
        pick(item.properties().stream().filter(any -> !careful || any.overridable()).toList());
    List<String> values = APT.getOrDefault(property.type().javaType(), ANY);
    return new MonitoringOverride(
        id,
        pick(SELECTORS),
        subject(item),
        random.nextInt(15) == 0 ? "ExtensionAttributes.X" : property.name(),
        pick(careful ? values : ANY),
        "ann",
        "a test",
        NOW.minusSeconds(random.nextInt(5)),
        pick(VALIDITIES));
  }

  private Subject subject(ItemDefinition item) {
    if (random.nextInt(20) == 0) {
      return new Subject.WholeSet(item.id().healthSet());
    }
    boolean targeted = item.id().healthSet().equals("Space") && random.nextBoolean();
    return new Subject.Item(item.itemType(), targeted ? item.id().forTarget("DB1") : item.id());
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
