package dev.tend.core.random;

import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/**
 * Runs the core in a random world, seed after seed. {@code -Dtend.random.steps} says how many
 * inputs in all at least, {@code -Dtend.random.seed} repeats one run, {@code -Dtend.random.length}
 * of that length.
 */
class RandomSimulationTest {
  private static final long STEPS = Long.getLong("tend.random.steps", 30_000);
  private static final long LENGTH = Long.getLong("tend.random.length", 6_000);

  /** So many times as many inputs are tried at most until everything has come about. */
  private static final int MOST_TIMES = 20;

  private static final long FIRST = Long.getLong("tend.random.first", 31);

  @Test
  void no_invariant_breaks_whatever_happens() {
    Coverage coverage = new Coverage();
    Long seed = Long.getLong("tend.random.seed");
    if (seed != null) {
      Assertions.assertThat(Run.of(seed, LENGTH, coverage)).isPositive();
      return;
    }
    long steps = 0;
    long next = FIRST;
    long begun = System.nanoTime();
    while (steps < STEPS || (!coverage.unseen().isEmpty() && steps < MOST_TIMES * STEPS)) {
      steps += Run.of(next, LENGTH, coverage);
      next++;
    }
    System.out.printf(
        "random simulation: %d inputs with seeds %d to %d in %.1f s%n",
        steps, FIRST, next - 1, (System.nanoTime() - begun) / 1e9);
    System.out.println(coverage);
    Assertions.assertThat(coverage.unseen()).as("what no run has tried").isEmpty();
  }
}
