package dev.tend.simulate.expect;

import dev.tend.definition.value.ValueTypes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Lays what was expected beside what happened. */
public final class Comparison {
  private static final Set<Kind> BACKGROUND =
      Set.of(Kind.ACTS, Kind.PAGES, Kind.STATES, Kind.REFUSALS, Kind.VERDICTS, Kind.OVERRIDES);

  private final List<Happening> happenings;
  private final IdentityHashMap<Happening, Row> found = new IdentityHashMap<>();
  private final List<Row> missing = new ArrayList<>();

  private Comparison(List<Happening> happenings) {
    this.happenings = happenings;
  }

  /**
   * Compares.
   *
   * @param expected what was expected to happen
   * @param happenings what happened, by time
   * @param complete the kinds of which nothing else may happen
   * @return both timelines by time; happenings that nobody asked for are shown and right unless
   *     their kind had to be complete
   */
  public static List<Row> of(
      List<Expectation.Happens> expected, List<Happening> happenings, Set<Kind> complete) {
    Comparison comparison = new Comparison(happenings);
    expected.stream()
        .sorted(Comparator.comparing((Expectation.Happens one) -> one.period().length()))
        .forEach(comparison::look);
    return comparison.rows(complete);
  }

  private void look(Expectation.Happens expected) {
    List<Happening> meant =
        happenings.stream()
            .filter(happening -> expected.period().contains(happening.at()))
            .filter(happening -> !found.containsKey(happening))
            .filter(expected.meant())
            .toList();
    for (int i = 0; i < meant.size(); i++) {
      boolean wanted = i < expected.times();
      String text = wanted ? expected.text() : "";
      Happening actual = meant.get(i);
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
  private List<Row> rows(Set<Kind> complete) {
    List<Row> rows = new ArrayList<>(missing);
    for (Happening happening : happenings) {
      Row row = found.get(happening);
      if (row != null) {
        rows.add(row);
      } else if (BACKGROUND.contains(happening.kind())) {
        boolean right = !complete.contains(happening.kind());
        rows.add(new Row(happening.at(), "", happening.text(), right));
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
