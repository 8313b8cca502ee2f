package dev.tend.definition;

import dev.tend.definition.value.Quantity;

/** What a monitor's threshold means depends on its type; here that is a type of its own. */
public sealed interface Threshold {
  /**
   * A number of failed results.
   *
   * @param failures at least 1
   */
  record Failures(int failures) implements Threshold {}

  /**
   * A share of successes.
   *
   * @param percent from 0 to 100
   */
  record SuccessShare(double percent) implements Threshold {}

  /**
   * A value of what the probe measures.
   *
   * @param limit beyond it a sample is bad
   * @param recovery inside it a sample is good again
   * @param samples how many bad ones in a row raise
   */
  record Sample(Quantity limit, Quantity recovery, int samples) implements Threshold {}

  /** The type judges without a threshold. */
  record None() implements Threshold {}
}
