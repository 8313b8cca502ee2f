package dev.tend.samples.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One look at an agent's metrics.
 *
 * @param samples in the page's order
 */
record MetricsPage(List<Sample> samples) {
  private static final Pattern LINE =
      Pattern.compile("([a-z_]+)(?:\\{(.*)})? ([0-9.eE+-]+|\\+Inf|NaN)");
  private static final Pattern BOUND = Pattern.compile("le=\"([^\"]+)\"");

  /** A name, its labels as the page writes them, and a value. */
  record Sample(String name, String labels, double value) {}

  /** Reads the page; empty while nothing answers. */
  static Optional<MetricsPage> read(HttpClient client, int port) throws InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
            .timeout(Duration.ofSeconds(10))
            .build();
    try {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException("/metrics answers " + answer.statusCode());
      }
      return Optional.of(parse(answer.body()));
    } catch (IOException notYet) {
      return Optional.empty();
    }
  }

  static MetricsPage parse(String page) {
    var samples = new ArrayList<Sample>();
    for (String line : page.lines().toList()) {
      Matcher form = LINE.matcher(line);
      if (!line.startsWith("#") && form.matches()) {
        String labels = form.group(2);
        samples.add(
            new Sample(
                form.group(1), labels == null ? "" : labels, Double.parseDouble(number(form))));
      }
    }
    return new MetricsPage(List.copyOf(samples));
  }

  /** The sum over all labels that contain a text. */
  double sum(String name, String labelled) {
    return samples.stream()
        .filter(sample -> sample.name.equals(name) && sample.labels.contains(labelled))
        .mapToDouble(Sample::value)
        .sum();
  }

  /**
   * Between which bounds of its histogram, in seconds, a share of what was recorded since an
   * earlier page lies: the upper one.
   */
  double quantileSince(MetricsPage earlier, String histogram, double share) {
    String buckets = histogram + "_bucket";
    double all = sum(histogram + "_count", "") - earlier.sum(histogram + "_count", "");
    for (Sample sample : samples) {
      Matcher bound = BOUND.matcher(sample.labels);
      if (sample.name.equals(buckets) && bound.find()) {
        double recorded = sample.value - earlier.sum(buckets, bound.group());
        if (recorded >= share * all) {
          return bound.group(1).equals("+Inf")
              ? Double.POSITIVE_INFINITY
              : Double.parseDouble(bound.group(1));
        }
      }
    }
    return Double.NaN;
  }

  private static String number(Matcher form) {
    return form.group(3).equals("+Inf") ? "Infinity" : form.group(3);
  }
}
