package dev.tend.core.monitor;

import dev.tend.core.input.ProbeReported;
import dev.tend.core.monitor.Rule.ResultClass;
import java.util.List;

/**
 * {@code no-results}: no probe has succeeded for the interval, counted from the last success, or
 * from the beginning when there was none. Failures do not count as results. The first success makes
 * it healthy; later any one probe with enough successes in a row heals it.
 */
record NoResultsRule(long interval, int recoveryThreshold) implements Rule {
  @Override
  public int keep() {
    return 1;
  }

  @Override
  public ResultClass take(SourceTrack track, long start, ProbeReported result) {
    if (result.outcome().failed()) {
      return ResultClass.BAD;
    }
    track.goodAt = Math.max(track.goodAt, start);
    return ResultClass.GOOD;
  }

  @Override
  public boolean holds(SourceTrack[] tracks, long now) {
    return now >= nextRise(tracks);
  }

  @Override
  public boolean supports(SourceTrack track) {
    return true;
  }

  @Override
  public boolean enough(SourceTrack[] tracks) {
    for (SourceTrack track : tracks) {
      if (track.proven) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean recovered(SourceTrack[] tracks) {
    for (SourceTrack track : tracks) {
      if (track.streak >= recoveryThreshold) {
        return true;
      }
    }
    return false;
  }

  @Override
  public long nextRise(SourceTrack[] tracks) {
    return lastSuccess(tracks) + interval;
  }

  /** The last success of any probe, or since when one is awaited. */
  static long lastSuccess(SourceTrack[] tracks) {
    long last = Long.MIN_VALUE;
    for (SourceTrack track : tracks) {
      last = Math.max(last, track.goodAt);
    }
    return last;
  }

  @Override
  public long oldestSupport(SourceTrack track) {
    return track.goodAt;
  }

  @Override
  public boolean passive() {
    return true;
  }

  @Override
  public List<Double> amounts() {
    return List.of((double) interval);
  }
}
