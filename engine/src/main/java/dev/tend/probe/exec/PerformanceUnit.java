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
record PerformanceUnit(String base, double factor) {
  private static final double KIBI = 1024;

  /** Sizes are powers of 1024 with either spelling, as everywhere in definitions. */
  private static final Map<String, PerformanceUnit> KNOWN =
      Map.ofEntries(
          Map.entry("s", new PerformanceUnit("s", 1)),
          Map.entry("ms", new PerformanceUnit("s", 1e-3)),
          Map.entry("us", new PerformanceUnit("s", 1e-6)),
          Map.entry("ns", new PerformanceUnit("s", 1e-9)),
          Map.entry("%", new PerformanceUnit("%", 1)),
          Map.entry("b", new PerformanceUnit("B", 1)),
          Map.entry("kb", new PerformanceUnit("B", KIBI)),
          Map.entry("mb", new PerformanceUnit("B", Math.pow(KIBI, 2))),
          Map.entry("gb", new PerformanceUnit("B", Math.pow(KIBI, 3))),
          Map.entry("tb", new PerformanceUnit("B", Math.pow(KIBI, 4))),
          Map.entry("pb", new PerformanceUnit("B", Math.pow(KIBI, 5))),
          Map.entry("kib", new PerformanceUnit("B", KIBI)),
          Map.entry("mib", new PerformanceUnit("B", Math.pow(KIBI, 2))),
          Map.entry("gib", new PerformanceUnit("B", Math.pow(KIBI, 3))),
          Map.entry("tib", new PerformanceUnit("B", Math.pow(KIBI, 4))),
          Map.entry("pib", new PerformanceUnit("B", Math.pow(KIBI, 5))));

  static PerformanceUnit of(String text) {
    PerformanceUnit known = KNOWN.get(text.toLowerCase(java.util.Locale.ROOT));
    return known == null ? new PerformanceUnit(text, 1) : known;
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
