package dev.tend.override.store;

import dev.tend.override.MonitoringOverride;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * How an override is written wherever it is kept: one line of strict JSON with the version of its
 * form. Its writer may be hostile, mistaken or newer than this version, so reading accepts nothing
 * that it does not understand completely.
 */
public final class OverrideText {
  /** The longest text that is written or read, in bytes of UTF-8. */
  public static final int MOST_BYTES = 16 * 1024;

  private OverrideText() {}

  /**
   * Writes an override; the same one always gives the same text, which {@link #read} reads as an
   * equal one.
   *
   * @return one line without its end, at most {@link #MOST_BYTES}
   * @throws IllegalArgumentException if it cannot be written so; ask {@link #objection} before
   */
  public static String write(MonitoringOverride override) {
    String text = rendered(override);
    Optional<String> objection = objection(override, text);
    if (objection.isPresent()) {
      throw new IllegalArgumentException("the override cannot be kept: " + objection.get());
    }
    return text;
  }

  /**
   * Why an override cannot be written: what is too long, blank, or contains characters that do not
   * belong on a line.
   *
   * @return words for the person who asked for it; empty when nothing is against it
   */
  public static Optional<String> objection(MonitoringOverride override) {
    return objection(override, rendered(override));
  }

  private static Optional<String> objection(MonitoringOverride override, String text) {
    try {
      return read(text).equals(override)
          ? Optional.empty()
          : Optional.of("read back, it would be another one: " + PrintableText.of(text));
    } catch (OverrideTextException unreadable) {
      return Optional.of(unreadable.reason());
    }
  }

  /**
   * Reads an override.
   *
   * @throws OverrideTextException if the text is too long, is not strict JSON on one line, has
   *     another format, an unknown, doubled or missing field, a selection of nobody, an overlong or
   *     blank text, or one with control characters
   */
  public static MonitoringOverride read(String text) throws OverrideTextException {
    // Every character takes a byte at least: what is far too long is not even encoded.
    if (text.length() > MOST_BYTES || text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      throw OverrideTextException.because("it has more than " + MOST_BYTES + " bytes");
    }
    if (!text.codePoints().allMatch(PrintableText::isFit)) {
      throw OverrideTextException.because(
          "it is not one line of text without characters that steer terminals");
    }
    try {
      JsonNode tree = StrictJson.tree(text);
      // First of all: what a newer version writes may look different throughout.
      JsonNode format = tree.path("format");
      if (tree.isObject()
          && !format.isMissingNode()
          && !(format.isInt() && format.intValue() == OverrideJson.FORMAT)) {
        throw OverrideTextException.ofFormat(
            PrintableText.of(format.toString()), OverrideJson.FORMAT);
      }
      return StrictJson.read(tree, OverrideJson.class).override();
    } catch (StrictJson.RefusedException refused) {
      throw OverrideTextException.because(refused.reason());
    }
  }

  private static String rendered(MonitoringOverride override) {
    return StrictJson.write(OverrideJson.of(override));
  }
}
