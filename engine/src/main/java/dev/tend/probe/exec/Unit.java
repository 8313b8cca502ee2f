package dev.tend.probe.exec;

import dev.tend.definition.value.Dimension;
import java.util.Map;
import java.util.Optional;

/**
 * A unit of a performance datum.
 *
 * @param base the base unit: {@code s}, {@code B}, {@code %}, the plugin's own word, or empty text
 * @param factor how many of the base unit it is
 */
record Unit(String base, double factor) {
  private static final double KIBI = 1024;

  /** Sizes are powers of 1024 with either spelling, as everywhere in definitions. */
  private static final Map<String, Unit> KNOWN =
      Map.ofEntries(
          Map.entry("s", new Unit("s", 1)),
          Map.entry("ms", new Unit("s", 1e-3)),
          Map.entry("us", new Unit("s", 1e-6)),
          Map.entry("ns", new Unit("s", 1e-9)),
          Map.entry("%", new Unit("%", 1)),
          Map.entry("b", new Unit("B", 1)),
          Map.entry("kb", new Unit("B", KIBI)),
          Map.entry("mb", new Unit("B", Math.pow(KIBI, 2))),
          Map.entry("gb", new Unit("B", Math.pow(KIBI, 3))),
          Map.entry("tb", new Unit("B", Math.pow(KIBI, 4))),
          Map.entry("pb", new Unit("B", Math.pow(KIBI, 5))),
          Map.entry("kib", new Unit("B", KIBI)),
          Map.entry("mib", new Unit("B", Math.pow(KIBI, 2))),
          Map.entry("gib", new Unit("B", Math.pow(KIBI, 3))),
          Map.entry("tib", new Unit("B", Math.pow(KIBI, 4))),
          Map.entry("pib", new Unit("B", Math.pow(KIBI, 5))));

  static Unit of(String text) {
    Unit known = KNOWN.get(text.toLowerCase(java.util.Locale.ROOT));
    return known == null ? new Unit(text, 1) : known;
  }

  /** What it measures; empty for a plain number, which may stand for anything. */
  static Optional<Dimension> dimension(String base) {
    return switch (base) {
      case "s" -> Optional.of(Dimension.TIME);
      case "B" -> Optional.of(Dimension.SIZE);
      case "%" -> Optional.of(Dimension.PERCENT);
      case "" -> Optional.empty();
      default -> Optional.of(Dimension.NUMBER);
    };
  }
}
