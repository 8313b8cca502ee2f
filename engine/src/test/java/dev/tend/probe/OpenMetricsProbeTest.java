package dev.tend.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tend.core.input.Outcome;
import dev.tend.definition.type.OpenMetricsProbeType;
import dev.tend.definition.type.OpenMetricsProbeType.Aggregate;
import dev.tend.definition.value.Dimension;
import dev.tend.testkit.FreePorts;
import dev.tend.testkit.ScriptedServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The probe openmetrics; what each answer comes to is in the table of outcomes. */
@Timeout(60)
class OpenMetricsProbeTest {
  private static final Path PROMETHEUS = Path.of("/usr/bin/prometheus");

  @TempDir private Path directory;

  @Test
  void a_ratio_is_a_percentage_and_of_several_series_one_counts() throws Exception {
    String page = "use{disk=\"a\"} 0.25\nuse{disk=\"b\"} 0.75\n";
    try (ScriptedServer server = ScriptedServer.answering(answer(page))) {
      NetRun run =
          run(server.port(), "use")
              .with(OpenMetricsProbeType.UNIT, Dimension.PERCENT)
              .with(OpenMetricsProbeType.AGGREGATE, Aggregate.HIGHEST);
      assertThat(run.measure().sample()).hasValue(75);
      run.with(OpenMetricsProbeType.AGGREGATE, Aggregate.LOWEST);
      assertThat(run.measure().sample()).hasValue(25);
      run.with(OpenMetricsProbeType.LABELS, Map.of("disk", "c"));
      assertThat(run.measure().message())
          .contains("no series of use has these labels", "disk=a", "disk=b");
    }
  }

  @Test
  void a_misspelled_metric_is_answered_with_the_nearest() throws Exception {
    try (ScriptedServer server =
        ScriptedServer.answering(answer("dovecot_auth_failures_total 1\nother 2\n"))) {
      assertThat(run(server.port(), "dovecot_auth_failure_total").measure().message())
          .contains("did you mean dovecot_auth_failures_total?");
    }
  }

  @Test
  void the_growth_of_a_counter_needs_two_readings() throws Exception {
    AtomicReference<String> page = new AtomicReference<>("logins_total 1000\n");
    try (ScriptedServer server =
        ScriptedServer.playing(
            peer -> {
              if (peer.in().read(new byte[4096]) > 0) {
                peer.send(answer(page.get()).getBytes(StandardCharsets.UTF_8));
              }
            })) {
      NetRun run =
          run(server.port(), "logins_total").with(OpenMetricsProbeType.PER, Duration.ofMinutes(1));
      Measurement first = run.measure();
      assertThat(first.outcome()).isEqualTo(Outcome.SUCCEEDED);
      assertThat(first.sample()).isEmpty();
      assertThat(run.measure().sample()).hasValue(0);
      page.set("logins_total 1001\n");
      assertThat(run.measure().sample().orElseThrow()).isPositive();
    }
  }

  /** Costs about two seconds: Prometheus itself publishes some hundred metrics in OpenMetrics. */
  @Test
  void a_real_page_of_openmetrics_is_read() throws Exception {
    HostRun.needs(Files.isExecutable(PROMETHEUS), PROMETHEUS + " of the package prometheus");
    int port = FreePorts.one();
    Path configuration = Files.writeString(directory.resolve("prometheus.yml"), "");
    Process prometheus =
        new ProcessBuilder(
                PROMETHEUS.toString(),
                "--config.file=" + configuration,
                "--storage.tsdb.path=" + directory.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("log").toFile())
            .start();
    try {
      NetRun run = run(port, "prometheus_http_requests_total");
      run.with(OpenMetricsProbeType.AGGREGATE, Aggregate.SUM);
      await().atMost(Duration.ofSeconds(40)).until(() -> run.measure().sample().orElse(0) >= 1);
      NetRun bucket = run(port, "prometheus_http_response_size_bytes_bucket");
      bucket.with(OpenMetricsProbeType.LABELS, Map.of("handler", "/metrics", "le", "+Inf"));
      assertThat(bucket.measure().sample().orElseThrow()).isPositive();
    } finally {
      prometheus.destroyForcibly().waitFor();
    }
  }

  private static NetRun run(int port, String metric) {
    return new NetRun("openmetrics")
        .with(OpenMetricsProbeType.URL, "http://127.0.0.1:" + port + "/metrics")
        .with(OpenMetricsProbeType.METRIC, metric);
  }

  private static String answer(String page) {
    return "HTTP/1.1 200 OK\r\nContent-Type: text/plain; version=0.0.4\r\nConnection: close\r\n\r\n"
        + page;
  }
}
