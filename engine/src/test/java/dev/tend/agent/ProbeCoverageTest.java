package dev.tend.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.core.effect.ScheduledProbe;
import dev.tend.core.input.Outcome;
import dev.tend.core.input.ProbeReported;
import dev.tend.definition.ItemId;
import dev.tend.definition.ProbeDefinition;
import dev.tend.definition.type.AgentProbeType;
import dev.tend.definition.type.ProbeProperties;
import dev.tend.definition.value.Provenance;
import dev.tend.definition.value.Setting;
import dev.tend.definition.value.Settings;
import dev.tend.definition.value.SourcePosition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Ten seconds for a run and a minute between runs: a result counts for 190 seconds. */
class ProbeCoverageTest {
  private static final Instant START = Instant.parse("2026-03-01T03:00:00Z");
  private static final ScheduledProbe A = probe("A");
  private static final ScheduledProbe B = probe("B");

  private final ProbeCoverage coverage = new ProbeCoverage();
  private Instant now = START;

  @Test
  void a_probe_counts_with_its_first_result_or_when_that_is_overdue() {
    coverage.scheduled(List.of(A, B), now);
    assertThat(share()).isEqualTo(1);
    report(A, Outcome.SUCCEEDED);
    assertThat(share()).isEqualTo(1);
    later(190);
    assertThat(share()).isEqualTo(1);
    report(A, Outcome.FAILED);
    later(1);
    assertThat(share()).isEqualTo(0.5);
    assertThat(coverage.at(now).words())
        .isEqualTo("1 of 2 probes have come to no result in time: Set\\B");
  }

  @Test
  void only_what_speaks_for_or_against_the_target_is_a_result() {
    coverage.scheduled(List.of(A), now);
    report(A, Outcome.TIMED_OUT);
    later(191);
    report(A, Outcome.QUARANTINED);
    report(A, Outcome.POISONED);
    report(A, Outcome.REJECTED);
    report(A, Outcome.INCONCLUSIVE);
    assertThat(share()).isZero();
    report(A, Outcome.FAILED);
    assertThat(share()).isEqualTo(1);
  }

  @Test
  void what_is_no_longer_scheduled_does_not_count() {
    coverage.scheduled(List.of(A, B), now);
    report(A, Outcome.SUCCEEDED);
    later(180);
    report(A, Outcome.SUCCEEDED);
    later(20);
    assertThat(share()).isEqualTo(0.5);
    coverage.scheduled(List.of(A), now);
    assertThat(share()).isEqualTo(1);
    coverage.scheduled(List.of(A, B), now);
    assertThat(share()).as("it is new again").isEqualTo(1);
  }

  private double share() {
    return coverage.at(now).share();
  }

  private void later(int seconds) {
    now = now.plusSeconds(seconds);
  }

  private void report(ScheduledProbe probe, Outcome outcome) {
    coverage.reported(ProbeReported.of(probe.id(), now, Duration.ZERO, outcome), now);
  }

  private static ScheduledProbe probe(String name) {
    SourcePosition nowhere = SourcePosition.ofFile("test");
    Settings settings =
        Settings.of(
            Map.of(
                ProbeProperties.TIMEOUT.name(),
                new Setting(Duration.ofSeconds(10), new Provenance.Declared(nowhere)),
                ProbeProperties.RECURRENCE_INTERVAL.name(),
                new Setting(Duration.ofMinutes(1), new Provenance.Declared(nowhere))));
    ItemId id = ItemId.of("Set", name);
    return new ScheduledProbe(id, new ProbeDefinition(id, AgentProbeType.TYPE, settings, nowhere));
  }
}
