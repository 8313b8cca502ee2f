package dev.tend.agent;

import dev.tend.core.effect.ScheduledProbe;
import dev.tend.core.input.ProbeReported;
import dev.tend.definition.ItemId;
import dev.tend.definition.ProbeDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * How much of what is to be watched is seen: which probes have come to a result for or against
 * their target within three of their intervals and their timeout, after which a monitor counts as
 * without a verdict. One that is new does not count before its time is over or it has a result.
 * Instants are steady time. Safe for use by many threads.
 */
final class ProbeCoverage {
  private static final int INTERVALS = 3;
  private static final int MOST_NAMED = 5;

  private final Map<ItemId, Watch> watches = new ConcurrentHashMap<>();

  private record Watch(Duration expected, Instant since, Optional<Instant> conclusive) {
    boolean counts(Instant now) {
      return conclusive.isPresent() || overdue(now);
    }

    boolean overdue(Instant now) {
      return conclusive.orElse(since).plus(expected).isBefore(now);
    }
  }

  /**
   * How things stand.
   *
   * @param probes how many probes there are that count
   * @param missing those without a result in time, by name
   */
  record Coverage(int probes, List<ItemId> missing) {
    Coverage {
      missing = List.copyOf(missing);
    }

    /** The share of probes with a result in time, from 0 to 1; 1 when there are none. */
    double share() {
      return probes == 0 ? 1 : (double) (probes - missing.size()) / probes;
    }

    /** In words. */
    String words() {
      if (missing.isEmpty()) {
        return "all " + probes + " probes have come to a result in time";
      }
      int more = missing.size() - MOST_NAMED;
      return missing.size()
          + " of "
          + probes
          + " probes have come to no result in time: "
          + missing.stream()
              .limit(MOST_NAMED)
              .map(ItemId::toString)
              .collect(Collectors.joining(", "))
          + (more > 0 ? " and " + more + " more" : "");
    }
  }

  /** These are scheduled from now on, and no others. */
  void scheduled(Collection<ScheduledProbe> probes, Instant now) {
    for (ScheduledProbe probe : probes) {
      expected(probe.definition())
          .ifPresent(
              expected ->
                  watches.merge(
                      probe.id(),
                      new Watch(expected, now, Optional.empty()),
                      (known, fresh) -> new Watch(expected, known.since(), known.conclusive())));
    }
    Set<ItemId> ids = probes.stream().map(ScheduledProbe::id).collect(Collectors.toSet());
    watches.keySet().retainAll(ids);
  }

  /** A probe has a result. */
  void reported(ProbeReported result, Instant now) {
    if (result.outcome().conclusive()) {
      watches.computeIfPresent(
          result.probe(),
          (id, known) -> new Watch(known.expected(), known.since(), Optional.of(now)));
    }
  }

  /** How things stand now. */
  Coverage at(Instant now) {
    List<Map.Entry<ItemId, Watch>> counted =
        watches.entrySet().stream().filter(one -> one.getValue().counts(now)).toList();
    return new Coverage(
        counted.size(),
        counted.stream()
            .filter(one -> one.getValue().overdue(now))
            .map(Map.Entry::getKey)
            .sorted(Comparator.comparing(ItemId::toString))
            .toList());
  }

  private static Optional<Duration> expected(ProbeDefinition probe) {
    return probe
        .recurrenceInterval()
        .map(interval -> interval.multipliedBy(INTERVALS).plus(probe.timeout()));
  }
}
