package dev.tend.testing.report;

import dev.tend.definition.value.ValueTypes;
import dev.tend.testing.assertion.Row;
import java.util.ArrayList;
import java.util.List;

/** Two timelines beside each other; the first difference is marked {@code >}, others {@code *}. */
public final class SideBySide {
  private static final int WIDEST = 72;

  private SideBySide() {}

  /** The lines, with a heading. */
  public static List<String> lines(List<Row> rows) {
    int time = width(rows.stream().map(SideBySide::time).toList(), 4);
    int left = width(rows.stream().map(Row::expected).toList(), 8);
    List<String> lines = new ArrayList<>();
    lines.add("  " + pad("time", time) + "  " + pad("expected", left) + " | actual");
    boolean first = true;
    for (Row row : rows) {
      String mark = row.right() ? " " : first ? ">" : "*";
      first &= row.right();
      lines.add(
          (mark
                  + " "
                  + pad(time(row), time)
                  + "  "
                  + pad(shortened(row.expected()), left)
                  + " | "
                  + row.actual())
              .stripTrailing());
    }
    return lines;
  }

  private static String time(Row row) {
    return ValueTypes.DURATION.format(row.at());
  }

  private static int width(List<String> texts, int least) {
    return texts.stream()
        .mapToInt(text -> Math.min(WIDEST, text.length()))
        .reduce(least, Math::max);
  }

  private static String shortened(String text) {
    return text.length() <= WIDEST ? text : text.substring(0, WIDEST - 3) + "...";
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
