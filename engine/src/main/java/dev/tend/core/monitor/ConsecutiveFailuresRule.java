package dev.tend.core.monitor;

import dev.tend.core.input.ProbeReported;

/** {@code consecutive-probe-failures}: so many failures in a row. */
final class ConsecutiveFailuresRule extends StreakRule {

  ConsecutiveFailuresRule(long interval, int threshold, int recoveryThreshold) {
    super(interval, threshold, recoveryThreshold);
  }

  @Override
  public ResultClass take(SourceTrack track, long start, ProbeReported result) {
    if (result.outcome().failed()) {
      track.window.add(start, true);
      return ResultClass.BAD;
    }
    track.window.clear();
    return ResultClass.GOOD;
  }
}
