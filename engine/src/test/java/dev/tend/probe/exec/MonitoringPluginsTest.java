package dev.tend.probe.exec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.core.input.Outcome;
import dev.tend.core.input.ProbeMetric;
import dev.tend.definition.type.ExecProbeType;
import dev.tend.definition.value.Dimension;
import dev.tend.probe.HostRun;
import dev.tend.probe.Measurement;
import dev.tend.testkit.ScriptedServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the plugins that everybody has. */
class MonitoringPluginsTest {
  private static final Path PLUGINS = Path.of("/usr/lib/nagios/plugins");

  private final PluginProbe probe = new PluginProbe();

  @ParameterizedTest
  @CsvSource({"0, SUCCEEDED", "1, SUCCEEDED", "2, FAILED", "3, INCONCLUSIVE"})
  void check_dummy_says_what_it_is_told_to(String state, Outcome outcome) throws Exception {
    Measurement measurement = plugin("check_dummy", state, "word").of(probe);

    assertThat(measurement.outcome()).isEqualTo(outcome);
    assertThat(measurement.message()).endsWith(": word");
  }

  @Test
  void check_disk_measures_sizes() throws Exception {
    Measurement measurement =
        plugin("check_disk", "-w", "1", "-c", "1", "-p", "/")
            .with(ExecProbeType.SAMPLE, "/")
            .with(ExecProbeType.SAMPLE_UNIT, Dimension.SIZE)
            .of(probe);

    assertThat(measurement.outcome()).as(measurement.message()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(measurement.sample().orElseThrow()).isGreaterThan(1_000_000);
  }

  @Test
  void check_load_measures_numbers() throws Exception {
    Measurement measurement =
        plugin("check_load", "-w", "9999,9999,9999", "-c", "9999,9999,9999")
            .with(ExecProbeType.SAMPLE, "load1")
            .of(probe);

    assertThat(measurement.outcome()).as(measurement.message()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(measurement.metrics())
        .extracting(ProbeMetric::name)
        .contains("load1", "load5", "load15");
  }

  @Test
  void check_smtp_measures_the_time_of_a_server_and_fails_without_one() throws Exception {
    String yes = "250 yes\r\n";
    int port;
    try (var server = ScriptedServer.greeting("220 here ESMTP\r\n", yes, yes, yes)) {
      port = server.port();
      Measurement up = smtp(port);
      assertThat(up.outcome()).as(up.message()).isEqualTo(Outcome.SUCCEEDED);
      assertThat(up.sample().orElseThrow()).isBetween(0.0, 10.0);
    }
    Measurement down = smtp(port);

    assertThat(down.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(down.message()).containsIgnoringCase("refused");
  }

  private Measurement smtp(int port) throws InterruptedException {
    return plugin("check_smtp", "-H", "127.0.0.1", "-p", Integer.toString(port))
        .with(ExecProbeType.SAMPLE, "time")
        .with(ExecProbeType.SAMPLE_UNIT, Dimension.TIME)
        .of(probe);
  }

  private static HostRun plugin(String name, String... arguments) {
    Path plugin = PLUGINS.resolve(name);
    HostRun.needs(Files.isExecutable(plugin), plugin + " (install monitoring-plugins-basic)");
    List<String> argv = new ArrayList<>(List.of(plugin.toString()));
    argv.addAll(List.of(arguments));
    return new HostRun().with(ExecProbeType.COMMAND, argv);
  }
}
