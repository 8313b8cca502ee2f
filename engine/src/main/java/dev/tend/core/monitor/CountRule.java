package dev.tend.core.monitor;

import dev.tend.core.input.ProbeReported;
import dev.tend.core.monitor.Rule.ResultClass;
import java.util.List;

/**
 * Failures among all results of all probes in the interval. With fewer results than the minimum
 * nothing is raised, and nothing is healthy that was not; but what is raised stays so while the
 * results that are there speak for it.
 */
abstract sealed class CountRule implements Rule permits CountRule.Failures, CountRule.SuccessShare {
  private final long interval;
  private final int minimumResults;
  private final int recoveryThreshold;

  CountRule(long interval, int minimumResults, int recoveryThreshold) {
    this.interval = interval;
    this.minimumResults = minimumResults;
    this.recoveryThreshold = recoveryThreshold;
  }

  /** Whether so many failures among so many results are too many. */
  abstract boolean tooMany(long bad, long total);

  @Override
  public long interval() {
    return interval;
  }

  @Override
  public int keep() {
    return Integer.MAX_VALUE;
  }

  @Override
  public ResultClass take(ProbeHistory track, long start, ProbeReported result) {
    boolean failed = result.outcome().failed();
    track.window.add(start, failed);
    return failed ? ResultClass.BAD : ResultClass.GOOD;
  }

  @Override
  public boolean holds(ProbeHistory[] tracks, long now) {
    return persists(tracks, now) && enough(tracks);
  }

  @Override
  public boolean persists(ProbeHistory[] tracks, long now) {
    return persistsWith(tracks, now, 0, 0);
  }

  /** The same, with more results than there are. */
  boolean persistsWith(ProbeHistory[] tracks, long now, int moreBad, int moreGood) {
    long bad = moreBad;
    long total = (long) moreBad + moreGood;
    for (ProbeHistory track : tracks) {
      track.window.evict(now);
      bad += track.window.bad();
      total += track.window.total();
    }
    return tooMany(bad, total);
  }

  @Override
  public boolean supports(ProbeHistory track) {
    return track.window.bad() > 0;
  }

  @Override
  public boolean enough(ProbeHistory[] tracks) {
    return total(tracks) >= minimumResults;
  }

  @Override
  public boolean recovered(ProbeHistory[] tracks) {
    return Rule.allGood(tracks, recoveryThreshold);
  }

  @Override
  public long nextFall(ProbeHistory[] tracks) {
    return nextEdge(tracks);
  }

  /** When the oldest result of all leaves. */
  static long nextEdge(ProbeHistory[] tracks) {
    long edge = SeverityChain.NEVER;
    for (ProbeHistory track : tracks) {
      edge = Math.min(edge, track.window.nextEdge());
    }
    return edge;
  }

  /** Whether time alone may make the condition hold: not by fewer results than the minimum. */
  boolean mayThin(ProbeHistory[] tracks) {
    return total(tracks) > minimumResults;
  }

  private static long total(ProbeHistory[] tracks) {
    long total = 0;
    for (ProbeHistory track : tracks) {
      total += track.window.total();
    }
    return total;
  }

  /** {@code failures-in-interval}: so many failures, whatever lies between them. */
  static final class Failures extends CountRule {
    private final int failures;

    Failures(long interval, int minimumResults, int recoveryThreshold, int failures) {
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

  /**
   * {@code percent-success}: a smaller share of successes than the threshold. It can be raised by
   * time alone, when successes leave the window and failures stay.
   */
  static final class SuccessShare extends CountRule {
    private final double percent;

    SuccessShare(long interval, int minimumResults, int recoveryThreshold, double percent) {
      super(interval, minimumResults, recoveryThreshold);
      this.percent = percent;
    }

    @Override
    boolean tooMany(long bad, long total) {
      return 100.0 * (total - bad) < percent * total;
    }

    @Override
    public long nextRise(ProbeHistory[] tracks) {
      for (ProbeHistory track : tracks) {
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
}
