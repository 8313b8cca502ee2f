package dev.tend.core.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the fewest steps that break the same invariant: leaves out ever smaller pieces as long as
 * it still breaks.
 */
final class Shrinker {
  private final long seed;
  private final Violation violation;
  private final long deadline;

  /** For what broke in the run of a seed; gives up after so many seconds. */
  Shrinker(long seed, Violation violation, int seconds) {
    this.seed = seed;
    this.violation = violation;
    this.deadline = System.nanoTime() + seconds * 1_000_000_000L;
  }

  List<Step> shrink(List<Step> steps) {
    List<Step> smallest = steps;
    int pieces = 2;
    while (smallest.size() > 1 && System.nanoTime() < deadline) {
      int size = (smallest.size() + pieces - 1) / pieces;
      Optional<List<Step>> smaller = without(smallest, size);
      if (smaller.isPresent()) {
        smallest = smaller.get();
        pieces = Math.max(2, pieces - 1);
      } else if (size == 1) {
        break;
      } else {
        pieces = Math.min(smallest.size(), pieces * 2);
      }
    }
    return smallest;
  }

  private Optional<List<Step>> without(List<Step> steps, int size) {
    for (int from = 0; from < steps.size() && System.nanoTime() < deadline; from += size) {
      List<Step> fewer = new ArrayList<>(steps.subList(0, from));
      fewer.addAll(steps.subList(Math.min(from + size, steps.size()), steps.size()));
      if (breaks(fewer)) {
        return Optional.of(fewer);
      }
    }
    return Optional.empty();
  }

  private boolean breaks(List<Step> steps) {
    return Run.replay(new Stage(seed), steps)
        .filter(other -> other.invariant().equals(violation.invariant()))
        .isPresent();
  }

  /** What the world did, and what the core made of it. */
  String timeline(List<Step> steps) {
    Stage stage = new Stage(seed);
    Script script = new Script();
    stage.listen(script::add);
    List<Step> all = new ArrayList<>(steps);
    long end = steps.isEmpty() ? 0 : steps.getLast().at();
    all.add(new Step(end, "the end", false, one -> script.onlyNews()));
    Optional<Violation> again = Run.replay(stage, all);
    return script.text() + again.map(Violation::getMessage).orElse("it does not break again");
  }
}
