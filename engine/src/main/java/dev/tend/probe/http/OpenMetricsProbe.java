package dev.tend.probe.http;

import static dev.tend.definition.type.OpenMetricsProbeType.LABELS;
import static dev.tend.definition.type.OpenMetricsProbeType.METRIC;
import static dev.tend.definition.type.OpenMetricsProbeType.URL;

import dev.tend.definition.problem.Suggestions;
import dev.tend.definition.type.ConnectionProperties;
import dev.tend.definition.type.OpenMetricsProbeType;
import dev.tend.definition.type.OpenMetricsProbeType.Aggregate;
import dev.tend.definition.value.Dimension;
import dev.tend.definition.value.StatusRange;
import dev.tend.probe.ErrorClass;
import dev.tend.probe.Measurement;
import dev.tend.probe.ProbeRun;
import dev.tend.probe.client.Account;
import dev.tend.probe.client.Connector;
import dev.tend.probe.client.Conversation;
import dev.tend.probe.client.ConversationException;
import dev.tend.probe.client.Excerpt;
import dev.tend.probe.client.LineConnection;
import dev.tend.probe.client.PhaseTimer;
import dev.tend.probe.http.MetricsPage.MalformedPageException;
import dev.tend.probe.http.MetricsPage.PageTooLongException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;

/** Measures {@code openmetrics}. */
public final class OpenMetricsProbe implements Conversation {
  static final String METRIC_ABSENT = "MetricAbsent";

  private static final StatusRange GOOD = new StatusRange(200, 200);
  private static final String OPENMETRICS = "application/openmetrics-text";
  private static final String ACCEPTED =
      OPENMETRICS + ";version=1.0.0,text/plain;version=0.0.4;q=0.9,*/*;q=0.1";
  private static final int MOST_SHOWN = 3;

  private final Connector connector;
  private final CounterReadings readings = new CounterReadings();

  /** Connects with this. */
  public OpenMetricsProbe(Connector connector) {
    this.connector = connector;
  }

  @Override
  public Measurement walk(ProbeRun run, PhaseTimer timer)
      throws ConversationException, InterruptedException {
    Optional<Account> account =
        Account.of(run, ConnectionProperties.USERNAME, ConnectionProperties.PASSWORD);
    MetricsPage page =
        new PageExchange(connector, run, timer)
            .ask(
                "GET",
                PageExchange.url(run.settings().get(URL)),
                account,
                ACCEPTED,
                (response, connection) -> {
                  PageExchange.expect(GOOD, response, account.isPresent(), connection);
                  connection.enter("body", "a page of metrics");
                  return read(response, connection, run.settings().get(METRIC));
                });
    Map<Map<String, String>, Double> series = chosen(run, page);
    Optional<Duration> per = run.settings().find(OpenMetricsProbeType.PER);
    if (per.isEmpty()) {
      return measured(run, series);
    }
    Object of =
        List.of(run.settings().get(URL), run.settings().get(METRIC), run.settings().get(LABELS));
    Optional<Map<Map<String, String>, Double>> growth =
        readings.growth(run.probe(), of, series, per.get(), System.nanoTime());
    return growth.isPresent()
        ? measured(run, growth.get())
        : Measurement.succeeded().saying("the first reading; the next one has a sample");
  }

  private static MetricsPage read(
      ClassicHttpResponse response, LineConnection connection, String metric)
      throws ConversationException, IOException {
    HttpEntity entity = response.getEntity();
    String type =
        entity == null
            ? ""
            : Objects.toString(entity.getContentType(), "").toLowerCase(Locale.ROOT);
    if (entity == null || type.startsWith("text/html")) {
      throw ConversationException.cannot(
          "there is no page of metrics but " + (entity == null ? "nothing" : "HTML") + "; see url");
    }
    // Not closed: that would read the rest.
    @SuppressWarnings("resource")
    InputStream body = entity.getContent();
    try {
      return MetricsPage.read(body, metric, type.startsWith(OPENMETRICS));
    } catch (MalformedPageException malformed) {
      throw ConversationException.failed(
          ErrorClass.PROTOCOL_VIOLATION,
          connection.endpoint() + " sent no page of metrics: " + malformed.getMessage());
    } catch (PageTooLongException longer) {
      throw ConversationException.inconclusive(
          ErrorClass.ANSWER_TOO_LONG, "the page is longer than is read: " + longer.getMessage());
    }
  }

  /** The series that have the labels; one at least. */
  private static Map<Map<String, String>, Double> chosen(ProbeRun run, MetricsPage page)
      throws ConversationException {
    String metric = run.settings().get(METRIC);
    if (page.series().isEmpty()) {
      throw absent(
          "there is no metric "
              + metric
              + " on the page; "
              + Suggestions.nearest(metric, page.names())
                  .map(near -> "did you mean " + near + "?")
                  .orElse("it has " + Suggestions.listed(metric, page.names())));
    }
    Map<String, String> wanted = run.settings().get(LABELS);
    Map<Map<String, String>, Double> chosen = new LinkedHashMap<>();
    page.series()
        .forEach(
            (labels, value) -> {
              if (labels.entrySet().containsAll(wanted.entrySet())) {
                chosen.put(labels, value);
              }
            });
    if (chosen.isEmpty()) {
      throw absent(
          "no series of " + metric + " has these labels; there are " + shown(page.series()));
    }
    if (chosen.size() > 1 && run.settings().get(OpenMetricsProbeType.AGGREGATE) == Aggregate.ONE) {
      throw ConversationException.cannot(
          chosen.size()
              + " series of "
              + metric
              + " have these labels; give more labels, or aggregate: "
              + shown(chosen));
    }
    return chosen;
  }

  private static ConversationException absent(String message) {
    return ConversationException.inconclusive(METRIC_ABSENT, message);
  }

  private static String shown(Map<Map<String, String>, Double> series) {
    String some =
        series.keySet().stream()
            .limit(MOST_SHOWN)
            .map(labels -> Excerpt.of(labels.toString()))
            .collect(Collectors.joining(", "));
    int more = series.size() - MOST_SHOWN;
    return some + (more > 0 ? " and " + more + " more" : "");
  }

  private static Measurement measured(ProbeRun run, Map<Map<String, String>, Double> series)
      throws ConversationException {
    DoubleStream values = series.values().stream().mapToDouble(Double::doubleValue);
    double value =
        switch (run.settings().get(OpenMetricsProbeType.AGGREGATE)) {
          case ONE, SUM -> values.sum();
          case HIGHEST -> values.max().orElse(Double.NaN);
          case LOWEST -> values.min().orElse(Double.NaN);
        };
    if (!Double.isFinite(value)) {
      throw ConversationException.cannot(
          run.settings().get(METRIC) + " is " + value + ", which says nothing");
    }
    boolean ratio = run.settings().get(OpenMetricsProbeType.UNIT) == Dimension.PERCENT;
    return Measurement.succeeded().measuring(ratio ? 100 * value : value);
  }
}
