package dev.tend.testing.testfile;

import dev.tend.core.input.Outcome;
import dev.tend.definition.problem.Suggestions;
import dev.tend.definition.value.ScalarType;
import dev.tend.definition.value.ValueException;
import dev.tend.definition.value.ValueType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The outcome of some runs in a row.
 *
 * @param times how many
 * @param outcome the outcome; empty: they never end
 */
record ProbeOutcomeSpec(int times, Optional<Outcome> outcome) {
  static final String NOTHING = "nothing";

  /** {@code Failed}, {@code nothing}, {@code 3x Failed}. */
  static final ValueType<ProbeOutcomeSpec> TYPE =
      new ScalarType<>(
          ProbeOutcomeSpec.class,
          "outcome",
          "an outcome (" + String.join(", ", words()) + "), or several such as 3x Failed",
          ProbeOutcomeSpec::parse,
          ProbeOutcomeSpec::toString,
          Map.of(
              "anyOf",
              List.of(
                  Map.of("type", "string", "enum", words()),
                  Map.of(
                      "type",
                      "string",
                      "pattern",
                      "^[1-9]\\d{0,4}x\\s+(" + String.join("|", words()) + ")$"))));

  private static final Pattern PARTS = Pattern.compile("(?:([1-9]\\d{0,4})x\\s+)?(\\S+)");

  private static List<String> words() {
    return Stream.concat(Arrays.stream(Outcome.values()).map(Outcome::text), Stream.of(NOTHING))
        .toList();
  }

  private static ProbeOutcomeSpec parse(String text) throws ValueException {
    Matcher parts = PARTS.matcher(text);
    if (!parts.matches()) {
      throw new ValueException("expected " + TYPE.expected());
    }
    int times = parts.group(1) == null ? 1 : Integer.parseInt(parts.group(1));
    String word = parts.group(2);
    if (word.equalsIgnoreCase(NOTHING)) {
      return new ProbeOutcomeSpec(times, Optional.empty());
    }
    for (Outcome outcome : Outcome.values()) {
      if (outcome.text().equalsIgnoreCase(word)) {
        return new ProbeOutcomeSpec(times, Optional.of(outcome));
      }
    }
    throw new ValueException(
        Suggestions.nearest(word, words())
            .map(nearest -> "there is no such outcome; did you mean '" + nearest + "'?")
            .orElse("expected " + TYPE.expected()));
  }

  @Override
  public String toString() {
    return (times == 1 ? "" : times + "x ") + outcome.map(Outcome::text).orElse(NOTHING);
  }
}
