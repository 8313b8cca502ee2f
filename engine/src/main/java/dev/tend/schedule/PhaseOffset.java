package dev.tend.schedule;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Where within their interval probes run: never in bunches, however many there are and in whatever
 * order they come. Each next one is put a golden section further, which always falls into one of
 * the widest gaps. The first of each interval is due at once.
 */
final class PhaseOffset {
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  private final Map<Duration, Integer> given = new HashMap<>();

  /** How long after the start the next probe of this interval is first due. */
  Duration next(Duration interval) {
    int before = given.merge(interval, 1, Integer::sum) - 1;
    double share = before * GOLDEN % 1.0;
    return Duration.ofMillis((long) (interval.toMillis() * share));
  }
}
