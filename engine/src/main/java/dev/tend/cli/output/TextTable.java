package dev.tend.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Columns for people. */
public final class TextTable {
  private static final Pattern COLOUR = Pattern.compile("\\x1b\\[[0-9;]*m");

  private final List<List<String>> rows = new ArrayList<>();

  public TextTable(String... headings) {
    rows.add(List.of(headings));
  }

  public void row(String... cells) {
    rows.add(List.of(cells));
  }

  /** The lines; every column but the last is as wide as its widest cell. */
  public List<String> lines() {
    int columns = rows.getFirst().size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns - 1; i++) {
        widths[i] = Math.max(widths[i], width(row.get(i)));
      }
    }
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < columns; i++) {
        String cell = row.get(i);
        line.append(cell).append(" ".repeat(Math.max(0, widths[i] - width(cell))));
        line.append(i < columns - 1 ? "  " : "");
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  /** The visible width of a cell: colour takes no room. */
  private static int width(String cell) {
    return COLOUR.matcher(cell).replaceAll("").length();
  }
}
