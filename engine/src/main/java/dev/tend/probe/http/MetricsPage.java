package dev.tend.probe.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Reads a page of metrics line by line, in the text format of Prometheus 0.0.4 or of OpenMetrics
 * 1.0, and keeps the series of one metric. What either allows is taken from both: blanks around
 * tokens, exemplars, times. Bounded: a page of 16 MiB, lines of 64 KiB, a thousand series.
 */
final class MetricsPage {
  private static final int MOST_BYTES = 16 << 20;
  private static final int LONGEST_LINE = 64 << 10;
  private static final int MOST_SERIES = 1000;
  private static final int MOST_NAMES = 1000;
  private static final String END = "# EOF";

  private final String metric;
  private final Map<Map<String, String>, Double> series = new LinkedHashMap<>();
  private final Set<String> names = new LinkedHashSet<>();
  private boolean ended;
  private int number;

  private MetricsPage(String metric) {
    this.metric = metric;
  }

  /**
   * Reads a page to its end.
   *
   * @param metric the metric whose series are kept
   * @param mustEnd whether the page must say where it ends, as those of OpenMetrics do
   * @throws MalformedPageException if it is not a page of metrics, or is cut off
   * @throws PageTooLongException if it is longer than the bounds
   */
  static MetricsPage read(InputStream page, String metric, boolean mustEnd)
      throws IOException, MalformedPageException, PageTooLongException {
    MetricsPage read = new MetricsPage(metric);
    byte[] line = new byte[LONGEST_LINE];
    byte[] chunk = new byte[8192];
    int length = 0;
    long total = 0;
    for (int got = page.read(chunk); got >= 0; got = page.read(chunk)) {
      total += got;
      if (total > MOST_BYTES) {
        throw new PageTooLongException("it has more than " + (MOST_BYTES >> 20) + " MiB");
      }
      for (int i = 0; i < got; i++) {
        if (chunk[i] == '\n') {
          read.line(new String(line, 0, length, StandardCharsets.UTF_8));
          length = 0;
        } else if (length == LONGEST_LINE) {
          throw new PageTooLongException(
              "line " + (read.number + 1) + " has more than " + (LONGEST_LINE >> 10) + " KiB");
        } else {
          line[length++] = chunk[i];
        }
      }
    }
    if (length > 0) {
      read.line(new String(line, 0, length, StandardCharsets.UTF_8));
    }
    if (mustEnd && !read.ended) {
      throw new MalformedPageException("it is cut off: its last line is not " + END);
    }
    return read;
  }

  /** The series of the metric: their values by their labels. */
  Map<Map<String, String>, Double> series() {
    return series;
  }

  /** The first thousand names on the page. */
  Set<String> names() {
    return names;
  }

  private void line(String text) throws MalformedPageException, PageTooLongException {
    number++;
    String line = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    if (ended && !line.isEmpty()) {
      throw new MalformedPageException("line " + number + " comes after " + END);
    }
    if (line.equals(END)) {
      ended = true;
    } else if (!line.isBlank() && line.stripLeading().charAt(0) != '#') {
      MetricsLine sample = MetricsLine.parse(line, number);
      if (names.size() < MOST_NAMES) {
        names.add(sample.name());
      }
      if (sample.name().equals(metric)) {
        if (series.size() == MOST_SERIES) {
          throw new PageTooLongException(
              "it has more than " + MOST_SERIES + " series of " + metric);
        }
        series.put(sample.labels(), sample.value());
      }
    }
  }

  /** Not a page of metrics. */
  static final class MalformedPageException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedPageException(String message) {
      super(message);
    }
  }

  /** More than is read. */
  static final class PageTooLongException extends Exception {
    private static final long serialVersionUID = 1L;

    PageTooLongException(String message) {
      super(message);
    }
  }
}
