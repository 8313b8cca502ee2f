package dev.tend.testing.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What the runs of a probe come to, one after the other. */
public sealed interface RunSequence {

  /** Whether anything but plain successes is in it. */
  boolean hurts();

  /**
   * What a run comes to.
   *
   * @param index how many scheduled runs the course has had before
   * @param at when the run starts
   * @return empty when the course is over
   */
  Optional<ScriptedRun> run(int index, Duration at);

  /**
   * The same for every run.
   *
   * @param run what each comes to
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
   * @param runs what they come to, in order
   * @param repeat whether it begins again at its end; otherwise it is over then
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
   * @param run what each run comes to, but for its sample
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
