package dev.tend.core.monitor;

import dev.tend.core.input.ProbeReported;
import dev.tend.core.monitor.Rule.ResultClass;
import dev.tend.definition.ProbeDefinition;
import java.util.List;

/**
 * {@code notification}: a red event without its green one. Without any red the monitor is healthy,
 * from its beginning on: nothing to report is what is normal. Reds are statements, not
 * measurements; they stand through an action until their green one comes or they expire.
 *
 * <p>A probe that looks for them itself, in a log, also has results without a key: it could look,
 * or could not. Of such a probe silence is no verdict, and healthy is only who has looked once.
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
  public boolean judges(ProbeHistory track, ProbeReported result) {
    return result.outcome().conclusive()
        && !(result.outcome().failed() && track.isOfReading(result));
  }

  @Override
  public ResultClass take(ProbeHistory track, long start, ProbeReported result) {
    if (track.isOfReading(result)) {
      return ResultClass.GOOD;
    }
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
    for (ProbeHistory track : tracks) {
      if (awaits(track.probe().definition()) && !track.proven) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean awaits(ProbeDefinition probe) {
    return probe.recurrenceInterval().isPresent();
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
