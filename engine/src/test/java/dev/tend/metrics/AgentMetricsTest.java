package dev.tend.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.api.FakeAgent;
import dev.tend.core.event.EventId;
import dev.tend.core.event.HealthEvent;
import dev.tend.core.event.MonitorEvent;
import dev.tend.core.event.RecoveryEvent;
import dev.tend.core.event.Refusal;
import dev.tend.core.event.ResponderEvent;
import dev.tend.core.event.TransitionCause;
import dev.tend.core.event.Verdict;
import dev.tend.core.input.Outcome;
import dev.tend.core.input.RecoveryInput;
import dev.tend.definition.ItemId;
import dev.tend.definition.value.MonitorState;
import dev.tend.override.MonitoringOverride;
import dev.tend.override.Selector;
import dev.tend.override.Subject;
import dev.tend.override.Validity;
import dev.tend.override.merge.OverrideEffect;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentMetricsTest {
  private static final ItemId PROBE = ItemId.of("Relays", "ConnectProbe").forTarget("relay1");
  private static final ItemId MONITOR = ItemId.of("Mail", "GreetingMonitor");
  private static final ItemId RESTART = ItemId.of("Mail", "Restart");

  @TempDir private Path directory;
  private final FakeAgent agent = new FakeAgent().isWell();
  private final AgentMetrics metrics = new AgentMetrics("1.2.3", this::gauges);

  private AgentGauges gauges() {
    return new AgentGauges(
        agent.snapshot(),
        1,
        8192,
        2,
        8,
        3,
        4,
        5,
        6,
        11,
        12,
        13,
        9,
        7,
        true,
        List.of(
            new OverrideEffect(
                override("a"),
                new dev.tend.override.merge.OverrideOutcome.Applied(
                    "enabled", "no", Optional.empty())),
            new OverrideEffect(
                override("b"), new dev.tend.override.merge.OverrideOutcome.ShadowedBy("a"))),
        14,
        Optional.of(Duration.ofSeconds(15)),
        0.75,
        16);
  }

  private static MonitoringOverride override(String id) {
    return new MonitoringOverride(
        id,
        new Selector.All(),
        new Subject.WholeSet("Relays"),
        "enabled",
        "no",
        "anna",
        "",
        Instant.EPOCH,
        new Validity.Forever());
  }

  private void live() {
    metrics.probeFinished(
        PROBE, "tcp", Outcome.SUCCEEDED, Duration.ofMillis(12), Duration.ofMillis(3));
    metrics.probeNotRun(PROBE, "tcp", Outcome.REJECTED);
    metrics.storeCommitted(Duration.ofMillis(2));
    metrics.storeFailed();
    metrics.pageDelivered();
    MonitorState healthy = MonitorState.HEALTHY;
    MonitorState degraded = MonitorState.DEGRADED;
    metrics.recorded(
        Stream.of(
                new MonitorEvent.MonitorChanged(
                    MONITOR, healthy, degraded, healthy, degraded, TransitionCause.RAISED, ""),
                new ResponderEvent.Refused(RESTART, "e1", Refusal.BRAKED, "", Optional.empty()),
                new RecoveryEvent.RecoveryStarted(
                    RESTART, "restart-service", "service:postfix", "i1", "e1", Instant.EPOCH),
                new RecoveryEvent.RecoveryFinished(
                    RESTART,
                    "restart-service",
                    "service:postfix",
                    "i1",
                    RecoveryInput.Result.SUCCEEDED,
                    ""),
                new RecoveryEvent.RecoveryJudged(RESTART, "i1", Verdict.HELPED))
            .map(body -> new HealthEvent(new EventId(1, 1), Instant.EPOCH, List.of(), body))
            .toList());
  }

  @Test
  void what_happened_is_counted_by_few_words() {
    live();
    assertThat(metrics.scrape().lines())
        .contains(
            "tend_probe_runs_total{healthset=\"Relays\",outcome=\"Succeeded\",type=\"tcp\"} 1.0",
            "tend_probe_runs_total{healthset=\"Relays\",outcome=\"Rejected\",type=\"tcp\"} 1.0",
            "tend_probe_duration_seconds_bucket{type=\"tcp\",le=\"0.02\"} 1",
            "tend_probe_lateness_seconds_count 1",
            "tend_monitor_transitions_total{healthset=\"Mail\",state=\"Degraded\"} 1.0",
            "tend_responder_refusals_total{healthset=\"Mail\",reason=\"Braked\"} 1.0",
            "tend_recovery_actions_finished_total{action=\"restart-service\",result=\"succeeded\"}"
                + " 1.0",
            "tend_recovery_verdicts_total{healthset=\"Mail\",verdict=\"Helped\"} 1.0",
            "tend_results_dropped_total 2.0",
            "tend_probe_missed_total 8.0",
            "tend_pages_failed_total 9.0",
            "tend_probe_abandoned_total 11.0",
            "tend_probe_threads_lost 12.0",
            "tend_agent_stalls_total 13.0",
            "tend_pages_pending 7.0",
            "tend_overrides{effect=\"applied\",scope=\"Global\"} 1.0",
            "tend_overrides{effect=\"shadowed\",scope=\"Global\"} 1.0",
            "tend_overrides{effect=\"applied\",scope=\"Server\"} 0.0",
            "tend_overrides_left_out 14.0",
            "tend_overrides_look_age_seconds 15.0",
            "tend_build_info{version=\"1.2.3\"} 1");
  }

  @Test
  void states_are_those_of_the_moment() {
    assertThat(metrics.scrape().lines())
        .contains(
            "tend_monitors{healthset=\"Relays\",state=\"Healthy\"} 2.0",
            "tend_healthset_state{healthset=\"Mail\",state=\"Healthy\"} 1.0",
            "tend_server_state{state=\"Healthy\"} 1.0");
    agent.hears("Mail/GreetingProbe", Outcome.FAILED, "", 3);
    assertThat(metrics.scrape().lines())
        .contains(
            "tend_healthset_state{healthset=\"Mail\",state=\"Healthy\"} 0.0",
            "tend_healthset_state{healthset=\"Mail\",state=\"Degraded\"} 1.0",
            "tend_healthgroup_state{healthgroup=\"CustomerTouchPoints\",state=\"Degraded\"} 1.0",
            "tend_server_state{state=\"Degraded\"} 1.0");
  }

  @Test
  void no_label_names_a_target() {
    live();
    assertThat(metrics.scrape()).doesNotContain("relay1");
  }

  @Test
  void promtool_accepts_the_page() throws IOException, InterruptedException {
    Path promtool = Path.of("/usr/bin/promtool");
    if (!Files.isExecutable(promtool)) {
      String missing = "PROMTOOL IS MISSING: install the package prometheus";
      assertThat(System.getenv("CI")).as(missing).isNull();
      Assumptions.abort(missing);
    }
    live();
    Path page = directory.resolve("page");
    Files.writeString(page, metrics.scrape());
    Path said = directory.resolve("said");
    Process check =
        new ProcessBuilder(promtool.toString(), "check", "metrics")
            .redirectInput(page.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    assertThat(check.waitFor()).as(Files.readString(said, StandardCharsets.UTF_8)).isZero();
    assertThat(said).isEmptyFile();
  }
}
