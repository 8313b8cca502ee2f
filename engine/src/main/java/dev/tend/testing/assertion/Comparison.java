package dev.tend.testing.assertion;

import dev.tend.definition.value.ValueTypes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Compares what was expected with what happened. */
public final class Comparison {
  private static final Set<EventCategory> BACKGROUND =
      Set.of(
          EventCategory.ACTS,
          EventCategory.PAGES,
          EventCategory.STATES,
          EventCategory.REFUSALS,
          EventCategory.VERDICTS,
          EventCategory.OVERRIDES);

  private final List<TimelineEntry> entries;
  private final IdentityHashMap<TimelineEntry, Row> found = new IdentityHashMap<>();
  private final List<Row> missing = new ArrayList<>();

  private Comparison(List<TimelineEntry> entries) {
    this.entries = entries;
  }

  /**
   * Compares.
   *
   * @param expected what was expected to happen
   * @param entries what happened, by time
   * @param complete the kinds of which nothing else may happen
   * @return both timelines by time; other events are shown, and are right unless their kind must be
   *     complete
   */
  public static List<Row> of(
      List<Expectation.Happens> expected,
      List<TimelineEntry> entries,
      Set<EventCategory> complete) {
    Comparison comparison = new Comparison(entries);
    expected.stream()
        .sorted(Comparator.comparing((Expectation.Happens one) -> one.period().length()))
        .forEach(comparison::match);
    return comparison.rows(complete);
  }

  private void match(Expectation.Happens expected) {
    List<TimelineEntry> meant =
        entries.stream()
            .filter(entry -> expected.period().contains(entry.at()))
            .filter(entry -> !found.containsKey(entry))
            .filter(expected.meant())
            .toList();
    for (int i = 0; i < meant.size(); i++) {
      boolean wanted = i < expected.times();
      String text = wanted ? expected.text() : "";
      TimelineEntry actual = meant.get(i);
      found.put(actual, new Row(actual.at(), text, actual.text(), wanted));
    }
    for (int i = meant.size(); i < expected.times(); i++) {
      missing.add(new Row(expected.period().from(), missing(expected), "", false));
    }
    if (expected.times() == 0 && meant.isEmpty()) {
      missing.add(new Row(expected.period().from(), missing(expected), "", true));
    }
  }

  /** By time; at one instant what is missing first, then what happened, in its order. */
  private List<Row> rows(Set<EventCategory> complete) {
    List<Row> rows = new ArrayList<>(missing);
    for (TimelineEntry entry : entries) {
      Row row = found.get(entry);
      if (row != null) {
        rows.add(row);
      } else if (BACKGROUND.contains(entry.category())) {
        boolean right = !complete.contains(entry.category());
        rows.add(new Row(entry.at(), "", entry.text(), right));
      }
    }
    rows.sort(Comparator.comparing(Row::at));
    return List.copyOf(rows);
  }

  private static String missing(Expectation.Happens expected) {
    boolean instant = expected.period().length().isZero();
    return (expected.times() == 0 ? "never: " : "")
        + expected.text()
        + (instant ? "" : " (until " + format(expected.period().to()) + ")");
  }

  private static String format(Duration time) {
    return ValueTypes.DURATION.format(time);
  }
}
