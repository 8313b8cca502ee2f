package dev.tend.core.random;

import dev.tend.core.input.CoreSettings;
import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.type.Types;
import dev.tend.definition.value.Mode;
import dev.tend.definition.yaml.HealthSetReader;
import dev.tend.definition.yaml.Parameters;
import dev.tend.definition.yaml.ReadResults;
import dev.tend.definition.yaml.SourceText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Random health sets, written in the language and read by its own reader, so that no more is tried
 * than a person could write.
 */
final class Cast {
  private static final List<String> NAMES = List.of("Dns", "Disk", "Smtp", "Imap", "Mdb");
  private static final List<String> GROUPS =
      List.of(
          "DependencyAvailability",
          "ServerComponents",
          "CustomerTouchPoints",
          "CustomerTouchPoints",
          "ServiceComponents");

  private final Dice dice;

  Cast(Dice dice) {
    this.dice = dice;
  }

  /** A few health sets; each may depend on those before it. */
  List<HealthSetDefinition> sets() {
    List<String> sources = new ArrayList<>();
    List<String> earlier = new ArrayList<>();
    for (int i : IntStream.range(0, NAMES.size()).toArray()) {
      if (i < 2 || dice.chance(0.8)) {
        sources.add(set(i, earlier));
        earlier.add(NAMES.get(i));
      }
    }
    return read(sources);
  }

  /** These health sets. */
  static List<HealthSetDefinition> read(List<String> texts) {
    List<SourceText> sources =
        texts.stream().map(text -> new SourceText("set" + text.hashCode(), text)).toList();
    ReadResults readResults =
        new HealthSetReader(Types.builtIn(), Parameters.none()).readAll(sources);
    if (!readResults.isGood()) {
      throw new IllegalStateException(readResults.problems() + "\n" + texts);
    }
    return readResults.definitions();
  }

  /** Random settings of the agent, most of them free to act. */
  CoreSettings settings() {
    return new CoreSettings(
        "mail1",
        dice.chance(0.8) ? Mode.ACT : dice.one(Mode.values()),
        Duration.ofSeconds(dice.one(0, 0, 10, 60, 300)),
        dice.chance(0.5) ? Set.of("reboot-server") : Set.of(),
        dice.between(1, 10),
        dice.between(3, 30));
  }

  private String set(int number, List<String> earlier) {
    String name = NAMES.get(number);
    StringBuilder text = new StringBuilder();
    text.append("healthSet: ").append(name).append('\n');
    text.append("healthGroup: ").append(GROUPS.get(number)).append('\n');
    String component = number < 2 ? "" : dice.one("", "Front", "Front", "Store");
    if (!component.isEmpty()) {
      text.append("component: ").append(component).append('\n');
    }
    text.append("description: It works.\nrunbook: Look at it.\n");
    text.append(dependencies(earlier)).append(targets());
    Items items = new Items(dice, component);
    items.fill();
    return text.append(items.text()).toString();
  }

  private String dependencies(List<String> earlier) {
    if (earlier.isEmpty() || dice.chance(0.4)) {
      return "";
    }
    String set = dice.oneOf(earlier);
    return dice.chance(0.5)
        ? "dependsOn: [" + set + "]\n"
        : "dependsOn: [{set: " + set + ", at: " + dice.one("Degraded", "Unhealthy") + "}]\n";
  }

  private String targets() {
    return switch (dice.between(0, 4)) {
      case 0 -> "targets: [a, b]\n";
      case 1 -> "targets: {discover: volumes, interval: " + dice.one("30s", "2m") + "}\n";
      default -> "";
    };
  }
}
