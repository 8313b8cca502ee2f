package dev.tend.core.monitor;

import dev.tend.core.input.ProbeReported;

/** {@code consecutive-probe-failures}: so many failures in a row. */
final class ConsecutiveFailuresRule extends RunRule {

  ConsecutiveFailuresRule(long interval, int threshold, int recoveryThreshold) {
    super(interval, threshold, recoveryThreshold);
  }

  @Override
  public Weight take(SourceTrack track, long start, ProbeReported result) {
    if (result.outcome().failed()) {
      track.window.add(start, true);
      return Weight.BAD;
    }
    track.window.clear();
    return Weight.GOOD;
  }
}
