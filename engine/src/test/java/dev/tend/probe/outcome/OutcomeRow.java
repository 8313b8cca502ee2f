package dev.tend.probe.outcome;

import dev.tend.core.input.Outcome;
import java.util.Arrays;

/**
 * One row of the table: what a probe meets, and what it says of it.
 *
 * @param probe the type of the probe
 * @param situation what is the same for all rows beside it: {@code phase}, {@code settings}, what
 *     the other side said before
 * @param meets what is done to the probe
 * @param outcome what the probe comes to
 * @param errorClass the class of the error; empty text for none
 * @param words whose words these are; empty text for everybody's
 * @param why why that is right; empty text where it needs no reason
 */
record OutcomeRow(
    String probe,
    Keys situation,
    Keys meets,
    Outcome outcome,
    String errorClass,
    String words,
    String why) {
  /** The phase that the probe names; empty text where the type has none. */
  String phase() {
    return situation.find("phase").orElse("");
  }

  static Outcome outcome(String text) {
    return Arrays.stream(Outcome.values())
        .filter(each -> each.text().equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no outcome " + text));
  }

  @Override
  public String toString() {
    return probe + " " + phase() + " " + meets.values() + " (" + meets.where() + ")";
  }
}
