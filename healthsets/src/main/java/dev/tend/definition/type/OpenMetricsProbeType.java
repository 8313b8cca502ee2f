package dev.tend.definition.type;

import dev.tend.definition.value.Dimension;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.ValueTypes;
import dev.tend.definition.value.Word;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The probe {@code openmetrics}. */
public final class OpenMetricsProbeType {
  /** What several series are made one value by. */
  public enum Aggregate implements Word.Camel {
    /** Nothing: there must be one. */
    ONE,
    /** Their sum. */
    SUM,
    /** The highest. */
    HIGHEST,
    /** The lowest. */
    LOWEST
  }

  public static final Property<String> URL =
      Property.of(
              "url",
              ValueTypes.URL,
              "The page of metrics, by http or https, in the text format of Prometheus or of"
                  + " OpenMetrics. The certificate is not judged here; tls-certificate does that.")
          .mandatory();

  public static final Property<String> METRIC =
      Property.of(
              "metric",
              ValueTypes.METRIC,
              "The metric, by the whole name that is on the page, such as"
                  + " dovecot_auth_failures_total.")
          .mandatory();

  public static final Property<Map<String, String>> LABELS =
      Property.of(
              "labels",
              ValueTypes.TEXT_MAP,
              "The labels that a series must have, with these values. It may have others.")
          .orElse(Map.of());

  public static final Property<Aggregate> AGGREGATE =
      Property.of(
              "aggregate",
              ValueTypes.oneOf(Aggregate.class),
              "What becomes of several series that have the labels. With one, several are"
                  + " Inconclusive.")
          .orElse(Aggregate.ONE);

  public static final Property<Duration> PER =
      Property.of(
          "per",
          ValueTypes.DURATION,
          "For counters: the sample is by how much the value grew since the last run, for so long a"
              + " time. The first run has none then. Without it, the value itself.");

  public static final Property<Dimension> UNIT =
      Property.of(
              "unit",
              ValueTypes.oneOf(Dimension.class),
              "What the value is an amount of. With percent, a ratio from 0 to 1 is meant.")
          .orElse(Dimension.NUMBER);

  public static final ProbeType TYPE =
      new ProbeType(
          "openmetrics",
          ProbeKind.CHECK,
          "Reads a metric that a program publishes about itself. A metric, or a series with the"
              + " labels, that is not on the page is Inconclusive, with the nearest that are."
              + " Sample: the value, or with per its growth.",
          ProbeProperties.scheduled(
              URL,
              METRIC,
              LABELS,
              AGGREGATE,
              PER,
              UNIT,
              ConnectionProperties.USERNAME,
              ConnectionProperties.PASSWORD),
          settings -> Optional.of(settings.get(UNIT)));

  private OpenMetricsProbeType() {}
}
