package dev.tend.core.random;

import java.util.List;
import java.util.Random;

/** One seeded source of all chance. */
final class Dice {
  private final Random random;

  Dice(long seed) {
    random = new Random(seed);
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** A number from the first to the second, both included. */
  int between(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  /** Milliseconds, whole seconds, both ends included. */
  long seconds(int least, int most) {
    return 1000L * between(least, most);
  }

  @SafeVarargs
  @SuppressWarnings("varargs")
  final <T> T one(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** Milliseconds, mostly around a mean, sometimes much more. */
  long around(long mean) {
    return 1 + (long) Math.min(-Math.log(1 - random.nextDouble()) * mean, mean * 8.0);
  }

  double fraction() {
    return random.nextDouble();
  }
}
