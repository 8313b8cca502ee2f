package dev.tend.testing;

import dev.tend.core.effect.ScheduledProbe;
import dev.tend.definition.ItemId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which probes run, and when next. A new list is applied as a difference: probes that keep their
 * interval are not disturbed.
 */
final class SimulatedSchedule {
  private final Map<ItemId, Row> rows = new LinkedHashMap<>();

  /** One probe's row in the schedule. It does nothing once it has been removed. */
  static final class Row {
    private ScheduledProbe probe;
    private final Duration interval;
    private Instant lastStart;
    private Instant busyUntil = Instant.MIN;

    private Row(ScheduledProbe probe, Duration interval, Instant lastStart) {
      this.probe = probe;
      this.interval = interval;
      this.lastStart = lastStart;
    }

    ScheduledProbe probe() {
      return probe;
    }

    /** Records a run; returns the start of the next one. */
    Instant started(Instant now) {
      lastStart = now;
      return now.plus(interval);
    }

    boolean busy(Instant now) {
      return now.isBefore(busyUntil);
    }

    void busyUntil(Instant end) {
      busyUntil = end;
    }
  }

  /** Applies a new list; returns the first start of each row that is new or has a new interval. */
  Map<Row, Instant> apply(List<ScheduledProbe> probes, Instant now) {
    Map<ItemId, Row> old = new HashMap<>(rows);
    rows.clear();
    Map<Row, Instant> starts = new LinkedHashMap<>();
    for (ScheduledProbe probe : probes) {
      Optional<Duration> interval = probe.definition().recurrenceInterval();
      Row before = old.get(probe.id());
      if (interval.isEmpty()) {
        rows.put(probe.id(), new Row(probe, Duration.ZERO, now));
      } else if (before != null && before.interval.equals(interval.get())) {
        before.probe = probe;
        rows.put(probe.id(), before);
      } else {
        Row row = new Row(probe, interval.get(), now);
        rows.put(probe.id(), row);
        Instant start = before == null ? now : before.lastStart.plus(interval.get());
        starts.put(row, start.isBefore(now) ? now : start);
      }
    }
    return starts;
  }

  boolean contains(Row row) {
    return rows.get(row.probe.id()) == row;
  }

  Optional<ScheduledProbe> find(ItemId probe) {
    return Optional.ofNullable(rows.get(probe)).map(Row::probe);
  }

  /** All probes, in the order of the list. */
  List<ScheduledProbe> probes() {
    return rows.values().stream().map(Row::probe).toList();
  }

  void clear() {
    rows.clear();
  }
}
