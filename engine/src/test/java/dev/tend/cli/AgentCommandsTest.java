package dev.tend.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.api.FakeAgent;
import dev.tend.core.input.OperatorInput.RepairingSet;
import dev.tend.core.input.Outcome;
import dev.tend.core.input.ProbeMetric;
import dev.tend.core.input.ProbeReported;
import dev.tend.core.input.Trigger;
import dev.tend.definition.ItemId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands that ask a running agent, but for the report. */
class AgentCommandsTest {
  @TempDir private Path directory;
  private final FakeAgent agent = new FakeAgent();
  private AgentPlace place;

  @BeforeEach
  void start() throws IOException {
    place = AgentPlace.of(agent, directory);
  }

  @AfterEach
  void stop() {
    place.close();
  }

  @Test
  void every_monitor_is_shown_with_what_is_beneath_its_overlay() {
    agent.isWell().hears("Mail/GreetingProbe", Outcome.FAILED, "", 3);
    repair("Mail/GreetingMonitor");
    assertThat(place.tend("health", "--health-set=Mail").out().lines())
        .satisfiesExactly(
            head -> assertThat(head).contains("STATE", "BENEATH", "COMPONENT", "LAST PROBE START"),
            row ->
                assertThat(row)
                    .matches(
                        "Mail +GreetingMonitor +Repairing +Degraded +FrontendTransport"
                            + " +availability +2026-03-01T12:02:26Z +2026-03-01T12:02:26Z"
                            + " +2026-03-01T12:02:26Z +no"));
  }

  @Test
  void probes_that_should_have_run_make_a_row_stale() {
    agent.isWell().waits(Duration.ofMinutes(2));
    JsonNode json = new JsonMapper().readTree(place.tend("health", "-o=json").out());
    assertThat(json.path("monitors"))
        .extracting(row -> row.path("monitor").stringValue() + row.path("stale").booleanValue())
        .containsExactly(
            "GreetingMonitortrue", "ResolveMonitortrue", "SlowMonitorfalse", "SlowMonitorfalse");
  }

  @Test
  void one_target_can_be_asked_for() {
    agent.isWell();
    assertThat(place.tend("Get-ServerHealth", "-Target", "RELAY2").out().lines())
        .hasSize(2)
        .anyMatch(row -> row.startsWith("Relays      SlowMonitor  relay2"));
    assertThat(place.tend("health", "--target=relay3").err())
        .contains("no target relay3", "did you mean relay");
    assertThat(place.tend("health", "--target=elsewhere").err())
        .contains("no target elsewhere", "there are relay");
  }

  @Test
  void the_agent_explains_its_items() {
    Tend help = place.tend("get-monitoring-item-help", "relays/slowmonitor");
    assertThat(help.err()).isEmpty();
    assertThat(help.out()).startsWith("Relays\\SlowMonitor (Monitor").contains("relays.yaml:");
    Tend unknown = place.tend("get-monitoring-item-help", "Relays/SlowMonitr");
    assertThat(unknown.status()).isEqualTo(1);
    assertThat(unknown.err()).contains("did you mean Relays/SlowMonitor");
  }

  @Test
  void identities_are_listed_for_every_target() {
    assertThat(place.tend("get-monitoring-item-identity", "relays").out())
        .contains("Relays/ConnectProbe/relay1  Probe", "Relays/SlowMonitor/relay2   Monitor")
        .doesNotContain("Mail/");
    Tend unknown = place.tend("Get-MonitoringItemIdentity", "-Identity", "Mail\\GreetinProbe");
    assertThat(unknown.status()).isEqualTo(1);
    assertThat(unknown.err()).contains("did you mean Mail/GreetingProbe?");
  }

  @Test
  void without_an_agent_identities_come_from_the_definitions() {
    place.close();
    Tend run = place.tend("get-monitoring-item-identity", "Mail");
    assertThat(run.status()).isZero();
    assertThat(run.err()).contains("the agent is not running");
    assertThat(run.out()).contains("Mail/GreetingMonitor").doesNotContain("Names/");
  }

  @Test
  void a_probe_runs_on_demand_and_shows_its_phases() {
    agent.invoked =
        probe ->
            CompletableFuture.completedFuture(
                new ProbeReported(
                    probe,
                    Trigger.INVOKED,
                    FakeAgent.START,
                    Duration.ofMillis(1500),
                    Outcome.FAILED,
                    "ServiceRefused",
                    "421 too busy",
                    OptionalDouble.of(1.5),
                    false,
                    Optional.empty(),
                    "greeting",
                    List.of(
                        new ProbeMetric("phase.connect", 0.0012, "s"),
                        new ProbeMetric("tries", 2, ""))));
    Tend run =
        place.tend(
            "Invoke-MonitoringProbe", "mail\\greetingprobe", "--property-override=timeout=3s");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out().lines())
        .containsExactly(
            "Mail/GreetingProbe Failed at 2026-03-01T12:00:00Z after 1.500 s",
            "error: ServiceRefused",
            "phase: greeting",
            "message: 421 too busy",
            "sample: 1.50000",
            "",
            "FIGURE         VALUE",
            "phase.connect  1.2 ms",
            "tries          2");
    assertThat(agent.asked)
        .containsExactly(ItemId.of("Mail", "GreetingProbe"), Map.of("timeout", "3s"));
  }

  @Test
  void what_is_no_probe_or_has_several_targets_is_not_run() {
    assertThat(place.tend("invoke-monitoring-probe", "Mail/GreetingMonitor").err())
        .contains("there is no probe Mail/GreetingMonitor; ");
    Tend several = place.tend("invoke-monitoring-probe", "Relays/ConnectProbe");
    assertThat(several.status()).isEqualTo(1);
    assertThat(several.err())
        .contains("has 2 targets; name one, such as Relays/ConnectProbe/relay1");
    assertThat(agent.asked).isEmpty();
  }

  @Test
  void a_repairing_mark_has_an_owner_a_reason_and_an_end() {
    agent.isWell();
    assertThat(place.tend("set-server-monitor", "Mail/GreetingMonitor", "--repairing=true").err())
        .contains("--reason TEXT and --duration 2h");
    Tend run = repair("Mail\\GreetingMonitor");
    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("is being repaired by anna for 2h at most");
    assertThat(agent.asked)
        .containsExactly(
            new RepairingSet(
                ItemId.of("Mail", "GreetingMonitor"),
                "anna",
                "new disk",
                agent.clock().now().plus(Duration.ofHours(2))));
    assertThat(place.tend("health", "--health-set=Mail").out()).contains("Repairing");
    Tend done = place.tend("Set-ServerMonitor", "-Name:Mail/GreetingMonitor", "-Repairing:$false");
    assertThat(done.out()).contains("no longer being repaired");
  }

  @Test
  void what_the_core_refuses_is_bad_news() {
    Tend run =
        place.tend(
            "set-server-monitor",
            "Mail/GreetingMonitor",
            "--repairing=true",
            "--reason=x",
            "--duration=48h");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).contains("refused: say until when, at most 24 hours ahead");
    assertThat(place.tend("set-server-monitor", "Mail/GreetingMonitor", "-Repairing:").err())
        .contains("the shell dropped $true or $false");
  }

  private Tend repair(String monitor) {
    return place.tend(
        "Set-ServerMonitor",
        "-Name",
        monitor,
        "-Repairing",
        "$true",
        "--owner=anna",
        "--reason=new disk",
        "--duration=2h");
  }
}
