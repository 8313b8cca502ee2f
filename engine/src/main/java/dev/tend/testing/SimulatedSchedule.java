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
 * Which probes run, and when next. A new list is applied as a difference: what goes on with the
 * same interval is not disturbed.
 */
final class SimulatedSchedule {
  private final Map<ItemId, Row> rows = new LinkedHashMap<>();

  /** One probe's place in the timetable. It is left alone once it is no longer in it. */
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

    /** Notes a run; gives the start of the one after it. */
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

  /** Takes over a new list; gives the first start of each row that is new or whose pace changed. */
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

  boolean holds(Row row) {
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
