package dev.tend.testing.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The results of a probe's runs, one after the other. */
public sealed interface RunSequence {

  /** Whether it has anything but successes. */
  boolean hurts();

  /**
   * The result of a run.
   *
   * @param index how many scheduled runs the sequence has had before
   * @param at when the run starts
   * @return empty when the sequence is over
   */
  Optional<ScriptedRun> run(int index, Duration at);

  /**
   * The same for every run.
   *
   * @param run the result of each
   */
  record Constant(ScriptedRun run) implements RunSequence {
    @Override
    public boolean hurts() {
      return !run.succeeds();
    }

    @Override
    public Optional<ScriptedRun> run(int index, Duration at) {
      return Optional.of(run);
    }
  }

  /**
   * One for each run.
   *
   * @param runs their results, in order
   * @param repeat whether it starts again at its end
   */
  record Series(List<ScriptedRun> runs, boolean repeat) implements RunSequence {
    /** Copies the list. */
    public Series {
      runs = List.copyOf(runs);
    }

    @Override
    public boolean hurts() {
      return !runs.stream().allMatch(ScriptedRun::succeeds);
    }

    @Override
    public Optional<ScriptedRun> run(int index, Duration at) {
      return repeat || index < runs.size()
          ? Optional.of(runs.get(index % runs.size()))
          : Optional.empty();
    }
  }

  /**
   * A value that moves in a straight line.
   *
   * @param run the result of each run, except for its sample
   * @param first the value at the first instant
   * @param last the value at the end
   * @param start the first instant
   * @param end the end, after the start
   */
  record Ramp(ScriptedRun run, double first, double last, Duration start, Duration end)
      implements RunSequence {
    @Override
    public boolean hurts() {
      return !run.succeeds();
    }

    @Override
    public Optional<ScriptedRun> run(int index, Duration at) {
      double share = (double) at.minus(start).toMillis() / end.minus(start).toMillis();
      return Optional.of(run.measuring(OptionalDouble.of(first + (last - first) * share)));
    }
  }
}
