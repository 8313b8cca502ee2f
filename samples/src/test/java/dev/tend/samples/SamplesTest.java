package dev.tend.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.definition.type.Types;
import dev.tend.testing.run.CaseResult;
import dev.tend.testing.run.FileResult;
import dev.tend.testing.run.TestRunner;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SamplesTest {
  private static final Path WEBMAIL = Path.of("health-sets", "webmail.yaml");

  @ParameterizedTest
  @ValueSource(strings = {"health-sets", "quickstart/health-sets"})
  void the_tests_of_the_sample_health_sets_hold(String directory) throws Exception {
    var files = TestRunner.find(Path.of(directory));
    assertThat(files).isNotEmpty();
    for (Path file : files) {
      FileResult result = new TestRunner(Types.builtIn()).run(file, "");
      assertThat(result.problems()).isEmpty();
      assertThat(result.cases()).isNotEmpty().allMatch(CaseResult::passed);
    }
  }

  @Test
  void the_virtual_hour_shows_the_fault_the_restart_and_the_healing() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    VirtualHour.play(WEBMAIL, new PrintStream(bytes, true, StandardCharsets.UTF_8));
    String shown = bytes.toString(StandardCharsets.UTF_8);
    assertThat(shown)
        .containsSubsequence("Degraded", "RecoveryStarted", "verdict=Helped", "occasion=HEALED");
    assertThat(shown).doesNotContain("Escalated");
  }
}
