package dev.tend.testing.scenario;

import dev.tend.definition.ItemId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What actions have fixed so far. */
final class Remedies {
  private final List<Relieved> all = new ArrayList<>();

  /** Probes that an action fixed, and when. */
  record Relieved(List<ProbePattern> probes, TimeRange timeRange, OptionalDouble sample) {}

  void add(List<ProbePattern> probes, Duration actionEnds, ScriptedAction.Relief relief) {
    Duration from = actionEnds.plus(relief.after());
    TimeRange timeRange = new TimeRange(Optional.of(from), relief.lasts().map(from::plus));
    all.add(new Relieved(probes, timeRange, relief.sample()));
  }

  /** The latest that applies to a probe at an instant. */
  Optional<Relieved> find(ItemId probe, Duration at) {
    return all.reversed().stream()
        .filter(relieved -> relieved.timeRange().contains(at))
        .filter(relieved -> relieved.probes().stream().anyMatch(meant -> meant.matches(probe)))
        .findFirst();
  }
}
