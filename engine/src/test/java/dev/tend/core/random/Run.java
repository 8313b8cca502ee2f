package dev.tend.core.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One run of the simulation: a seed, so many inputs, and the finale. */
final class Run {
  /** How long to look for the fewest steps; 0 to say only what broke. */
  private static final int SHRINKING_SECONDS = Integer.getInteger("tend.random.shrink", 20);

  private Run() {}

  /**
   * Runs.
   *
   * @return how many inputs the core was given, the finale included
   * @throws AssertionError if an invariant breaks; tells the seed, and the fewest steps to that
   */
  static long of(long seed, long inputs, Coverage coverage) {
    World world = new World(seed, coverage);
    Violation violation;
    try {
      world.run(inputs);
      new Finale(world.stage()).play();
      return world.stage().played();
    } catch (Violation broken) {
      violation = broken;
    }
    String what =
        violation.getMessage()
            + "\nafter "
            + world.stage().played()
            + " inputs; again with -Dtend.random.seed="
            + seed
            + " -Dtend.random.length="
            + inputs;
    throw new AssertionError(
        SHRINKING_SECONDS == 0 ? what : what + shrunk(seed, world, violation), violation);
  }

  private static String shrunk(long seed, World world, Violation violation) {
    List<Step> steps = new ArrayList<>(world.steps());
    steps.add(new Step(world.stage().time(), "time passes", true, stage -> {}));
    Shrinker shrinker = new Shrinker(seed, violation, SHRINKING_SECONDS);
    List<Step> fewest = shrinker.shrink(steps);
    return "\n"
        + fewest.size()
        + " of "
        + steps.size()
        + " steps are enough:\n"
        + shrinker.timeline(fewest);
  }

  /** Does these steps, and the finale after them; what breaks, if anything does. */
  static Optional<Violation> replay(Stage stage, List<Step> steps) {
    try {
      steps.forEach(stage::play);
      new Finale(stage).play();
      return Optional.empty();
    } catch (Violation violation) {
      return Optional.of(violation);
    }
  }
}
