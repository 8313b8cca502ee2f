package dev.tend.probe.http;

import dev.tend.probe.http.MetricsPage.MalformedPageException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One sample of a page of metrics: {@code name{label="value",...} value [time] [# exemplar]}.
 *
 * @param name the name, with any suffix such as {@code _total}
 * @param labels the labels, in their order
 * @param value the value, not always a number
 */
record MetricsLine(String name, Map<String, String> labels, double value) {
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d{1,4})?");
  private static final Pattern TIME = Pattern.compile("-?\\d{1,20}(\\.\\d{0,20})?");
  private static final int MOST_LABELS = 100;

  /**
   * Reads a line that is neither empty nor a comment.
   *
   * @throws MalformedPageException if it is not such a sample
   */
  static MetricsLine parse(String line, int number) throws MalformedPageException {
    return new Cursor(line, number).sample();
  }

  private static final class Cursor {
    private final String line;
    private final int number;
    private int at;

    Cursor(String line, int number) {
      this.line = line;
      this.number = number;
    }

    MetricsLine sample() throws MalformedPageException {
      blanks();
      String name = name(true);
      blanks();
      Map<String, String> labels = new LinkedHashMap<>();
      if (peek() == '{') {
        at++;
        labels(labels);
        blanks();
      }
      double value = value(word());
      blanks();
      if (peek() != '#' && at < line.length()) {
        if (!TIME.matcher(word()).matches()) {
          throw wrong("has no time where one belongs");
        }
        blanks();
      }
      if (at < line.length() && !line.startsWith("# {", at)) {
        throw wrong("has more than a value and a time");
      }
      return new MetricsLine(name, labels, value);
    }

    private void labels(Map<String, String> labels) throws MalformedPageException {
      blanks();
      while (peek() != '}') {
        String name = name(false);
        blanks();
        take('=');
        blanks();
        take('"');
        if (labels.put(name, text()) != null || labels.size() > MOST_LABELS) {
          throw wrong("has the label " + name + " twice, or too many labels");
        }
        blanks();
        if (peek() == ',') {
          at++;
          blanks();
        } else if (peek() != '}') {
          throw wrong("has labels that do not end");
        }
      }
      at++;
    }

    /** What is in quotes, whose beginning has been read. */
    private String text() throws MalformedPageException {
      StringBuilder text = new StringBuilder();
      while (true) {
        char next = next();
        if (next == '"') {
          return text.toString();
        }
        if (next != '\\') {
          text.append(next);
          continue;
        }
        char escaped = next();
        switch (escaped) {
          case 'n' -> text.append('\n');
          case '"', '\\' -> text.append(escaped);
          default -> text.append('\\').append(escaped);
        }
      }
    }

    private String name(boolean colons) throws MalformedPageException {
      int from = at;
      while (at < line.length() && isOfName(line.charAt(at), at > from, colons)) {
        at++;
      }
      if (at == from) {
        throw wrong("has no name where one belongs");
      }
      return line.substring(from, at);
    }

    private static boolean isOfName(char one, boolean digits, boolean colons) {
      return (one >= 'a' && one <= 'z')
          || (one >= 'A' && one <= 'Z')
          || one == '_'
          || (digits && one >= '0' && one <= '9')
          || (colons && one == ':');
    }

    private double value(String word) throws MalformedPageException {
      return switch (word.toLowerCase(Locale.ROOT)) {
        case "nan" -> Double.NaN;
        case "+inf", "inf" -> Double.POSITIVE_INFINITY;
        case "-inf" -> Double.NEGATIVE_INFINITY;
        default -> {
          if (!NUMBER.matcher(word).matches()) {
            throw wrong("has no number where its value belongs");
          }
          yield Double.parseDouble(word);
        }
      };
    }

    private String word() {
      int from = at;
      while (at < line.length() && !isBlank(line.charAt(at))) {
        at++;
      }
      return line.substring(from, at);
    }

    private void blanks() {
      while (at < line.length() && isBlank(line.charAt(at))) {
        at++;
      }
    }

    private static boolean isBlank(char one) {
      return one == ' ' || one == '\t';
    }

    private char peek() {
      return at < line.length() ? line.charAt(at) : 0;
    }

    private char next() throws MalformedPageException {
      if (at == line.length()) {
        throw wrong("ends within its labels");
      }
      return line.charAt(at++);
    }

    private void take(char wanted) throws MalformedPageException {
      if (next() != wanted) {
        throw wrong("has labels that are not name=\"value\"");
      }
    }

    private MalformedPageException wrong(String what) {
      return new MalformedPageException("line " + number + " " + what);
    }
  }
}
