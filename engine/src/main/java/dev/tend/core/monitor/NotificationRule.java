package dev.tend.core.monitor;

import dev.tend.core.input.ProbeReported;
import dev.tend.core.monitor.Rule.ResultClass;
import java.util.List;

/**
 * {@code notification}: a red event without its green one. Without any red the monitor is healthy,
 * from its beginning on: nothing to report is what is normal. Reds are statements, not
 * measurements; they stand through an action until their green one comes or they expire.
 */
record NotificationRule() implements Rule {
  @Override
  public long interval() {
    return 0;
  }

  @Override
  public int keep() {
    return 1;
  }

  @Override
  public List<Double> amounts() {
    return List.of();
  }

  @Override
  public ResultClass take(ProbeHistory track, long start, ProbeReported result) {
    String key = result.notification().orElse("");
    if (result.outcome().failed()) {
      track.reds().red(key, start);
      return ResultClass.BAD;
    }
    if (track.hasReds()) {
      track.reds().green(key);
    }
    return ResultClass.GOOD;
  }

  @Override
  public boolean holds(ProbeHistory[] tracks, long now) {
    boolean holds = false;
    for (ProbeHistory track : tracks) {
      if (track.hasReds() && track.expiresAfter() != SeverityChain.NEVER) {
        track.reds().expire(now - track.expiresAfter());
      }
      holds |= track.hasReds();
    }
    return holds;
  }

  @Override
  public boolean supports(ProbeHistory track) {
    return track.hasReds();
  }

  @Override
  public boolean enough(ProbeHistory[] tracks) {
    return true;
  }

  @Override
  public boolean recovered(ProbeHistory[] tracks) {
    return true;
  }

  @Override
  public long nextFall(ProbeHistory[] tracks) {
    long fall = SeverityChain.NEVER;
    for (ProbeHistory track : tracks) {
      if (track.hasReds() && track.expiresAfter() != SeverityChain.NEVER) {
        fall = Math.min(fall, track.reds().oldest() + track.expiresAfter());
      }
    }
    return fall;
  }

  @Override
  public long oldestSupport(ProbeHistory track) {
    return track.hasReds() ? track.reds().oldest() : SeverityChain.NEVER;
  }

  @Override
  public boolean passive() {
    return true;
  }
}
