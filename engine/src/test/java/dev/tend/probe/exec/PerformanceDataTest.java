package dev.tend.probe.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tend.core.input.ProbeMetric;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PerformanceDataTest {
  @Test
  void data_are_separated_by_blanks_and_their_thresholds_left_aside() {
    assertThat(PerformanceData.read("time=0.25s;1;2;0;10 load1=3.5;;;0 /var=5% "))
        .containsExactly(
            new ProbeMetric("time", 0.25, "s"),
            new ProbeMetric("load1", 3.5, ""),
            new ProbeMetric("/var", 5, "%"));
  }

  @Test
  void a_quoted_label_may_hold_blanks_equals_signs_and_doubled_quotes() {
    assertThat(PerformanceData.read("'a b'=1 'it''s = x'=2"))
        .containsExactly(new ProbeMetric("a b", 1, ""), new ProbeMetric("it's = x", 2, ""));
  }

  @ParameterizedTest
  @CsvSource({
    "1s,1,s",
    "1500ms,1.5,s",
    "20us,0.00002,s",
    "3ns,3e-9,s",
    "2B,2,B",
    "2KB,2048,B",
    "2kB,2048,B",
    "1MB,1048576,B",
    "1MiB,1048576,B",
    "1GB,1073741824,B",
    "1TB,1099511627776,B",
    "40%,40,%",
    "17c,17,c",
    "-1.5,-1.5,''",
    ".5,0.5,''",
    "1.,1,''",
    "1e3ms,1,s",
    "2C,2,C"
  })
  void units_become_their_base_unit(String written, double value, String unit) {
    assertThat(PerformanceData.read("x=" + written))
        .singleElement()
        .satisfies(
            metric -> {
              assertThat(metric.value()).isCloseTo(value, within(1e-12));
              assertThat(metric.unit()).isEqualTo(unit);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"x=U", "x=U;1;2", "x=", "=1", "''=1", "'open=1", "x", "x=one", "x=1,5", "x=1e999"})
  void what_is_no_number_is_left_out_and_the_rest_still_read(String broken) {
    assertThat(PerformanceData.read(broken + " good=1"))
        .extracting(ProbeMetric::name)
        .contains("good")
        .doesNotContain("x", "");
  }

  @Test
  void there_are_never_more_than_the_bound() {
    String many = "a=1 ".repeat(1000);

    assertThat(PerformanceData.read(many)).hasSize(PerformanceData.MOST_FIGURES);
    assertThat(PerformanceData.read("'".repeat(100_000) + "=".repeat(100_000))).isEmpty();
  }

  @Test
  void further_lines_may_bring_further_data() {
    PluginOutput output =
        PluginOutput.read(
            "DISK OK - free | /=5MB\n/boot is fine\n/home | /home=6MB\n/x=7\n", false);

    assertThat(output.message()).isEqualTo("DISK OK - free");
    assertThat(output.metrics()).extracting(ProbeMetric::name).containsExactly("/", "/home", "/x");
  }

  @Test
  void a_datum_that_was_cut_is_not_half_read() {
    assertThat(PluginOutput.read("OK | a=1 b=123", true).metrics())
        .isEqualTo(List.of(new ProbeMetric("a", 1, "")));
    assertThat(PluginOutput.read("OK", true))
        .isEqualTo(new PluginOutput("", Optional.empty(), List.of()));
  }

  @Test
  void a_message_is_one_bounded_line_without_control_characters() {
    assertThat(PluginOutput.read("a\u001b[31mb\tc\rd|x=1\nmore", false).message())
        .isEqualTo("ab c d");
    assertThat(PluginOutput.read("m".repeat(5000), false).message()).hasSize(1001);
    assertThat(PluginOutput.read("", false).message()).isEmpty();
  }
}
