package dev.tend.probe.exec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.core.input.Outcome;
import dev.tend.core.input.ProbeMetric;
import dev.tend.definition.type.ExecProbeType;
import dev.tend.definition.type.ExecProbeType.Warning;
import dev.tend.definition.value.Dimension;
import dev.tend.probe.ErrorClass;
import dev.tend.probe.HostRun;
import dev.tend.probe.Measurement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PluginProbeTest {
  private final PluginProbe probe = new PluginProbe();

  @ParameterizedTest
  @CsvSource({
    "0, SUCCEEDED, ''",
    "1, SUCCEEDED, ''",
    "2, FAILED, PluginCritical",
    "3, INCONCLUSIVE, PluginUnknown",
    "4, INCONCLUSIVE, CannotMeasure",
    "126, INCONCLUSIVE, CannotMeasure",
    "127, INCONCLUSIVE, CannotMeasure",
    "255, INCONCLUSIVE, CannotMeasure"
  })
  void the_exit_code_decides(int exitCode, Outcome outcome, String errorClass) throws Exception {
    Measurement measurement = script("echo 'WARNING: said'; exit " + exitCode).of(probe);

    assertThat(measurement.outcome()).isEqualTo(outcome);
    assertThat(measurement.errorClass()).isEqualTo(errorClass);
    assertThat(measurement.message()).contains("said");
  }

  @Test
  void a_warning_fails_where_the_definition_says_so() throws Exception {
    Measurement measurement =
        script("echo busy; exit 1").with(ExecProbeType.WARNING, Warning.FAILED).of(probe);

    assertThat(measurement.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(measurement.errorClass()).isEqualTo("PluginWarning");
  }

  @Test
  void a_plugin_may_name_the_class_of_its_error_in_a_further_line() throws Exception {
    Measurement named =
        script("echo 'dismounted|a=1'; echo 'errorClass: Mapi.MdbOffline'; exit 2").of(probe);
    Measurement hostile = script("echo down; echo 'errorClass: a b<c>'; exit 2").of(probe);

    assertThat(named.errorClass()).isEqualTo("Mapi.MdbOffline");
    assertThat(named.message()).isEqualTo("dismounted");
    assertThat(hostile.errorClass()).isEqualTo("PluginCritical");
  }

  @Test
  void a_plugin_that_dies_of_a_signal_judges_nothing() throws Exception {
    for (String signal : List.of("SEGV", "KILL")) {
      Measurement measurement = script("echo OK; kill -" + signal + " $$").of(probe);
      assertThat(measurement.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
      assertThat(measurement.message()).contains("ended by signal");
    }
  }

  @Test
  void a_plugin_that_is_not_done_in_time_is_killed() throws Exception {
    Measurement measurement = script("sleep 60").within(Duration.ofMillis(200)).of(probe);

    assertThat(measurement.outcome()).isEqualTo(Outcome.TIMED_OUT);
  }

  @Test
  void what_a_plugin_said_before_its_deadline_is_told() throws Exception {
    Measurement measurement =
        script("echo 'CRITICAL: queue'; sleep 60").within(Duration.ofMillis(500)).of(probe);

    assertThat(measurement.outcome()).isEqualTo(Outcome.TIMED_OUT);
    assertThat(measurement.message()).contains("CRITICAL: queue");
  }

  @Test
  void what_a_plugin_had_counted_when_it_was_killed_is_a_lower_bound() throws Exception {
    Measurement counting =
        script("echo 'counting | files=1200;5000'; sleep 60")
            .with(ExecProbeType.SAMPLE, "files")
            .within(Duration.ofSeconds(1))
            .of(probe);

    assertThat(counting.outcome()).isEqualTo(Outcome.TIMED_OUT);
    assertThat(counting.sample()).hasValue(1200);
    assertThat(counting.atLeast()).isTrue();
  }

  @Test
  void half_a_number_is_none() throws Exception {
    Measurement torn =
        script("printf 'counting | files=12'; sleep 60")
            .with(ExecProbeType.SAMPLE, "files")
            .within(Duration.ofSeconds(1))
            .of(probe);

    assertThat(torn.outcome()).isEqualTo(Outcome.TIMED_OUT);
    assertThat(torn.sample()).isEmpty();
  }

  @Test
  void a_plugin_that_is_missing_judges_nothing() throws Exception {
    Measurement measurement = run("/no/such/check_smtp").of(probe);

    assertThat(measurement.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(measurement.errorClass()).isEqualTo(ErrorClass.CANNOT_MEASURE);
    assertThat(measurement.message()).contains("/no/such/check_smtp");
  }

  @Test
  void a_silent_plugin_is_quoted_from_its_errors() throws Exception {
    assertThat(script("echo cannot connect >&2; exit 2").of(probe).message())
        .isEqualTo("cannot connect");
    assertThat(script("exit 2").of(probe).message()).contains("exit code 2");
  }

  @Test
  void the_environment_is_handed_on() throws Exception {
    Measurement measurement =
        script("echo $STATE").with(ExecProbeType.ENVIRONMENT, Map.of("STATE", "here")).of(probe);

    assertThat(measurement.message()).isEqualTo("here");
  }

  @Test
  void the_datum_that_is_named_becomes_the_sample() throws Exception {
    Measurement measurement =
        sampled("echo 'OK|a=1 time=250ms;1;2'", "time", Dimension.TIME).of(probe);

    assertThat(measurement.sample()).hasValue(0.25);
    assertThat(measurement.metrics())
        .containsExactly(new ProbeMetric("a", 1, ""), new ProbeMetric("time", 0.25, "s"));
  }

  @Test
  void a_success_without_its_sample_judges_nothing() throws Exception {
    Measurement missing = sampled("echo 'OK|a=1'", "b", Dimension.NUMBER).of(probe);
    Measurement other = sampled("echo 'OK|a=1s'", "a", Dimension.SIZE).of(probe);

    assertThat(missing.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(missing.message()).contains("'b'", "there are: a");
    assertThat(other.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(other.message()).contains("sampleUnit");
  }

  @Test
  void a_failure_without_its_sample_stays_a_failure() throws Exception {
    Measurement measurement = sampled("echo down; exit 2", "time", Dimension.TIME).of(probe);

    assertThat(measurement.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(measurement.sample()).isEmpty();
  }

  @Test
  void the_definition_says_what_the_sample_is_an_amount_of() {
    for (Dimension unit : Dimension.values()) {
      assertThat(
              ExecProbeType.TYPE
                  .sample()
                  .apply(
                      new HostRun()
                          .with(ExecProbeType.SAMPLE, "x")
                          .with(ExecProbeType.SAMPLE_UNIT, unit)
                          .settings()))
          .contains(unit);
    }
    assertThat(ExecProbeType.TYPE.sample().apply(new HostRun().settings())).isEmpty();
  }

  private static HostRun sampled(String script, String label, Dimension unit) {
    return script(script).with(ExecProbeType.SAMPLE, label).with(ExecProbeType.SAMPLE_UNIT, unit);
  }

  private static HostRun script(String script) {
    return run("sh", "-c", script);
  }

  private static HostRun run(String... argv) {
    return new HostRun().with(ExecProbeType.COMMAND, List.of(argv));
  }
}
