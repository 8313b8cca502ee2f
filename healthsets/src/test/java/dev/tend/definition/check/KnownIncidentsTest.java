package dev.tend.definition.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.yaml.ReadResults;
import dev.tend.definition.yaml.SourceText;
import dev.tend.definition.yaml.YamlSamples;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Mistakes in health sets that cost somebody an outage, by the numbers of the scenarios. */
class KnownIncidentsTest {
  private static List<String> problems(String original, String mistake) {
    String text = YamlSamples.text("dns.yaml");
    assertThat(text).contains(original);
    return YamlSamples.printed(YamlSamples.readAll(text.replace(original, mistake)).problems());
  }

  @Test
  void s23_a_selection_that_matches_nothing_is_an_error_and_not_everything() {
    assertThat(problems("runbook:", "targets: []\nrunbook:"))
        .singleElement()
        .asString()
        .contains("the targets of Dns match nothing");
  }

  @Test
  void s27_a_mistyped_key_is_an_error_that_names_the_nearest() {
    assertThat(problems("monitoringInterval: 5m", "monitoringIntervall: 5m"))
        .anySatisfy(
            problem ->
                assertThat(problem)
                    .contains("unknown key 'monitoringIntervall'")
                    .contains("did you mean 'monitoringInterval'?"));
  }

  @Test
  void s28_a_broken_file_leaves_the_good_ones_and_says_which_set_is_missing() {
    ReadResults readResults =
        YamlSamples.reader()
            .readAll(
                List.of(
                    new SourceText("dns.yaml", YamlSamples.text("dns.yaml")),
                    new SourceText("smtp.yaml", "healthSet: Smtp\nprobes: [unclosed\n")));
    assertThat(readResults.definitions())
        .extracting(HealthSetDefinition::name)
        .containsExactly("Dns");
    assertThat(readResults.refused()).containsExactly("Smtp");
  }

  @Test
  void s29_a_window_shorter_than_the_probes_interval_is_refused_with_what_would_do() {
    assertThat(problems("monitoringInterval: 5m", "monitoringInterval: 20s"))
        .anySatisfy(
            problem ->
                assertThat(problem)
                    .contains("the window of DnsLookupMonitor is 20s, too short")
                    .contains("expected at least"));
  }
}
