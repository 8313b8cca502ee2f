package dev.tend.core.monitor;

import java.util.List;

/** {@code failures-in-interval}: so many failures, whatever lies between them. */
final class FailureCountRule extends CountRule {
  private final int failures;

  FailureCountRule(long interval, int minimumResults, int recoveryThreshold, int failures) {
    super(interval, minimumResults, recoveryThreshold);
    this.failures = failures;
  }

  @Override
  boolean tooMany(long bad, long total) {
    return bad >= failures;
  }

  @Override
  public List<Double> amounts() {
    return List.of((double) failures, (double) -interval());
  }
}
