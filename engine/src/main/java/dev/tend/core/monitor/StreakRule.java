package dev.tend.core.monitor;

import dev.tend.core.input.ProbeReported;
import dev.tend.core.monitor.Rule.ResultClass;
import java.util.List;

/**
 * Bad results in a row: the condition holds while the newest results of any one probe, all within
 * the interval, are bad. The window holds a row of bad results and is emptied by what breaks it.
 * Such a monitor is healthy once every probe had a good result.
 */
abstract sealed class StreakRule implements Rule permits StreakRule.Failures, SampleRule {
  final int threshold;
  private final long interval;
  private final int recoveryThreshold;

  StreakRule(long interval, int threshold, int recoveryThreshold) {
    this.interval = interval;
    this.threshold = threshold;
    this.recoveryThreshold = recoveryThreshold;
  }

  @Override
  public long interval() {
    return interval;
  }

  @Override
  public int keep() {
    return threshold;
  }

  @Override
  public boolean holds(ProbeHistory[] tracks, long now) {
    boolean holds = false;
    for (ProbeHistory track : tracks) {
      track.window.evict(now);
      holds |= supports(track);
    }
    return holds;
  }

  @Override
  public boolean supports(ProbeHistory track) {
    return track.window.bad() >= threshold;
  }

  @Override
  public boolean enough(ProbeHistory[] tracks) {
    return Rule.allProven(tracks);
  }

  @Override
  public List<Double> amounts() {
    return List.of((double) threshold, (double) -interval);
  }

  @Override
  public boolean recovered(ProbeHistory[] tracks) {
    return Rule.allGood(tracks, recoveryThreshold);
  }

  /** {@code consecutive-probe-failures}: so many failures in a row. */
  static final class Failures extends StreakRule {
    Failures(long interval, int threshold, int recoveryThreshold) {
      super(interval, threshold, recoveryThreshold);
    }

    @Override
    public ResultClass take(ProbeHistory track, long start, ProbeReported result) {
      if (result.outcome().failed()) {
        track.window.add(start, true);
        return ResultClass.BAD;
      }
      track.window.clear();
      return ResultClass.GOOD;
    }
  }
}
