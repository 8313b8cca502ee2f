package dev.tend.simulate.script;

import dev.tend.definition.ItemId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What acts have mended so far. */
final class Reliefs {
  private final List<Relieved> all = new ArrayList<>();

  /** Probes that an act mended, and when. */
  record Relieved(List<ProbePattern> probes, Span span, OptionalDouble sample) {}

  void add(List<ProbePattern> probes, Duration actEnds, Attempt.Relief relief) {
    Duration from = actEnds.plus(relief.after());
    Span span = new Span(Optional.of(from), relief.lasts().map(from::plus));
    all.add(new Relieved(probes, span, relief.sample()));
  }

  /** The latest that holds for a probe at an instant. */
  Optional<Relieved> find(ItemId probe, Duration at) {
    return all.reversed().stream()
        .filter(relieved -> relieved.span().contains(at))
        .filter(relieved -> relieved.probes().stream().anyMatch(meant -> meant.matches(probe)))
        .findFirst();
  }
}
