package dev.tend.probe.exec;

import dev.tend.definition.value.Dimension;
import java.util.Locale;
import java.util.Optional;

/**
 * A unit of a performance datum.
 *
 * @param base the base unit: {@code s}, {@code B}, {@code %}, the plugin's own word, or empty text
 * @param factor how many of the base unit it is
 */
record PerformanceUnit(String base, double factor) {
  /** Sizes are powers of 1024 with either spelling, as everywhere in definitions. */
  static PerformanceUnit of(String text) {
    String unit = text.toLowerCase(Locale.ROOT);
    return switch (unit) {
      case "s" -> new PerformanceUnit("s", 1);
      case "ms" -> new PerformanceUnit("s", 1e-3);
      case "us" -> new PerformanceUnit("s", 1e-6);
      case "ns" -> new PerformanceUnit("s", 1e-9);
      case "b" -> new PerformanceUnit("B", 1);
      default ->
          unit.matches("[kmgtp]i?b")
              ? new PerformanceUnit("B", Math.pow(1024, 1 + "kmgtp".indexOf(unit.charAt(0))))
              : new PerformanceUnit(text, 1);
    };
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
