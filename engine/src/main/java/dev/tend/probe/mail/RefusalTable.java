package dev.tend.probe.mail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Says what each refusal of a protocol means: the first row that fits it decides. A pure function,
 * so that the documentation can be held to it.
 */
final class RefusalTable {
  private static final String COLUMNS = "\\s*\\|\\s*";

  private final List<Row> rows;

  /**
   * Of a text, one row a line, with five columns between bars: stages; codes, in which {@code x} is
   * any digit; statuses, in which {@code x} is any number and {@code none} means none; the {@link
   * Wording}; the {@link RefusalMeaning}. {@code any} leaves a column open.
   *
   * @throws IllegalArgumentException if a row makes no sense, or the last does not fit everything
   */
  RefusalTable(String text) {
    rows = text.lines().filter(line -> !line.isBlank()).map(RefusalTable::row).toList();
    Row last = rows.getLast();
    if (!last.codes().isEmpty() || !last.statuses().isEmpty() || last.wording() != Wording.ANY) {
      throw new IllegalArgumentException("the last row does not fit everything: " + last);
    }
  }

  /** Its rows in order. */
  List<Row> rows() {
    return rows;
  }

  /** What a refusal means. */
  RefusalMeaning meaning(RefusedReply refusal) {
    return deciding(refusal).meaning();
  }

  /** The row that decides. */
  Row deciding(RefusedReply refusal) {
    for (Row row : rows) {
      if (row.fits(refusal)) {
        return row;
      }
    }
    return rows.getLast();
  }

  private static Row row(String line) {
    List<String> columns = Arrays.asList(line.strip().split(COLUMNS));
    if (columns.size() != 5) {
      throw new IllegalArgumentException("a row has five columns: " + line);
    }
    return new Row(
        words(columns.get(0)).stream()
            .map(stage -> MailStage.valueOf(stage.toUpperCase(Locale.ROOT)))
            .collect(Collectors.toCollection(TreeSet::new)),
        words(columns.get(1)),
        words(columns.get(2)),
        Wording.valueOf(columns.get(3).toUpperCase(Locale.ROOT)),
        RefusalMeaning.valueOf(columns.get(4)));
  }

  private static List<String> words(String column) {
    return column.equals("any") ? List.of() : List.of(column.split(" +"));
  }

  /**
   * One row. What is empty leaves open what it is about.
   *
   * @param stages where in the exchange
   * @param codes reply codes, with {@code x} for a digit
   * @param statuses enhanced statuses or response codes, with {@code x} for a number
   * @param wording what the words say
   * @param meaning what such a refusal means
   */
  record Row(
      Set<MailStage> stages,
      List<String> codes,
      List<String> statuses,
      Wording wording,
      RefusalMeaning meaning) {
    boolean fits(RefusedReply refusal) {
      return (stages.isEmpty() || stages.contains(refusal.stage()))
          && (codes.isEmpty() || isOneOf(refusal.code(), codes, "[0-9]"))
          && (statuses.isEmpty() || isOneOf(refusal.status(), statuses, "[0-9]+"))
          && wording.isIn(refusal.text());
    }

    private static boolean isOneOf(String text, List<String> shapes, String number) {
      for (String shape : shapes) {
        List<String> parts = new ArrayList<>();
        for (String part : shape.split("x", -1)) {
          parts.add(part.isEmpty() ? "" : Pattern.quote(part));
        }
        if (shape.equals("none") ? text.isEmpty() : text.matches(String.join(number, parts))) {
          return true;
        }
      }
      return false;
    }
  }
}
