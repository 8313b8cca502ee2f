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
  public ResultClass take(ProbeHistory track, long start, ProbeReported result) {
    if (track.isOfReading(result)) {
      // That a log could be read says nothing of what is awaited in it.
      return ResultClass.SILENT;
    }
    if (result.outcome().failed()) {
      return ResultClass.BAD;
    }
    track.goodAt = Math.max(track.goodAt, start);
    return ResultClass.GOOD;
  }

  @Override
  public boolean holds(ProbeHistory[] tracks, long now) {
    return now >= nextRise(tracks);
  }

  @Override
  public boolean supports(ProbeHistory track) {
    return true;
  }

  @Override
  public boolean enough(ProbeHistory[] tracks) {
    for (ProbeHistory track : tracks) {
      if (track.proven) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean recovered(ProbeHistory[] tracks) {
    for (ProbeHistory track : tracks) {
      if (track.streak >= recoveryThreshold) {
        return true;
      }
    }
    return false;
  }

  @Override
  public long nextRise(ProbeHistory[] tracks) {
    return lastSuccess(tracks) + interval;
  }

  /** The last success of any probe, or since when one is awaited. */
  static long lastSuccess(ProbeHistory[] tracks) {
    long last = Long.MIN_VALUE;
    for (ProbeHistory track : tracks) {
      last = Math.max(last, track.goodAt);
    }
    return last;
  }

  @Override
  public long oldestSupport(ProbeHistory track) {
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
