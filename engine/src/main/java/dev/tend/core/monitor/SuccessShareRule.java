package dev.tend.core.monitor;

import java.util.List;

/**
 * {@code percent-success}: a smaller share of successes than the threshold. It can be raised by
 * time alone, when successes leave the window and failures stay.
 */
final class SuccessShareRule extends CountRule {
  private final double percent;

  SuccessShareRule(long interval, int minimumResults, int recoveryThreshold, double percent) {
    super(interval, minimumResults, recoveryThreshold);
    this.percent = percent;
  }

  @Override
  boolean tooMany(long bad, long total) {
    return 100.0 * (total - bad) < percent * total;
  }

  @Override
  public long nextRise(SourceTrack[] tracks) {
    for (SourceTrack track : tracks) {
      if (track.window.bad() > 0 && mayThin(tracks)) {
        return nextEdge(tracks);
      }
    }
    return SeverityChain.NEVER;
  }

  @Override
  public List<Double> amounts() {
    return List.of(-percent);
  }
}
