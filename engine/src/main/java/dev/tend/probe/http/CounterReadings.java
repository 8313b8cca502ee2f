package dev.tend.probe.http;

import dev.tend.definition.ItemId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What counters read last, so that it is known by how much they grew. Safe for many threads. */
final class CounterReadings {
  private final Map<ItemId, Reading> last = new ConcurrentHashMap<>();

  private record Reading(Object of, Map<Map<String, String>, Double> series, long atNanos) {}

  /**
   * By how much each series grew in a while, at the pace since the last reading; and remembers this
   * one. A counter that has fallen began again at zero, and so did one that was not there.
   *
   * @param of what is read; a reading of something else does not count
   * @param now the time, as {@link System#nanoTime} tells it
   * @return empty at the first reading
   */
  Optional<Map<Map<String, String>, Double>> growth(
      ItemId probe, Object of, Map<Map<String, String>, Double> series, Duration per, long now) {
    Reading before = last.put(probe, new Reading(of, series, now));
    if (before == null || !before.of.equals(of) || now - before.atNanos <= 0) {
      return Optional.empty();
    }
    double times = (double) per.toNanos() / (now - before.atNanos);
    Map<Map<String, String>, Double> growth = new LinkedHashMap<>();
    series.forEach(
        (labels, value) -> {
          double old = before.series.getOrDefault(labels, 0.0);
          growth.put(labels, (value < old ? value : value - old) * times);
        });
    return Optional.of(growth);
  }
}
