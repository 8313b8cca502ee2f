package dev.tend.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.core.event.EventId;
import dev.tend.core.input.Outcome;
import dev.tend.core.input.ProbeReported;
import dev.tend.core.record.Checkpoint;
import dev.tend.core.record.ProbeRecord;
import dev.tend.core.record.StoredState;
import dev.tend.definition.ItemId;
import dev.tend.definition.ProbeDefinition;
import dev.tend.definition.type.Types;
import dev.tend.definition.yaml.HealthSetReader;
import dev.tend.definition.yaml.Parameters;
import dev.tend.probe.ErrorClass;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Probes that ask on loopback for a service that listens on another address. */
class MisplacedProbesTest {
  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
  private static final ItemId PROBE = ItemId.of("Smtp", "P");
  private static final StoredState NEW_HERE = StoredState.of(List.of());

  private List<String> listening = List.of("10.0.0.5");
  private MisplacedProbes probes = new MisplacedProbes(NEW_HERE, port -> listening);

  @Test
  void e10_a_service_on_another_address_is_not_taken_for_dead() {
    ProbeReported judged = judged("127.0.0.1", refused());
    assertThat(judged.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(judged.message()).contains("10.0.0.5 port 25 is served");
    assertThat(judged("127.0.0.1", refused()).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
  }

  @Test
  void a_service_that_once_answered_here_is_dead_whatever_serves_the_other_address() {
    assertThat(judged("127.0.0.1", result(Outcome.SUCCEEDED)).outcome())
        .isEqualTo(Outcome.SUCCEEDED);
    assertThat(judged("127.0.0.1", refused()).outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void the_next_run_of_the_agent_still_knows_that_it_judged() {
    ProbeRecord memory = new ProbeRecord(1, 1, true, 1, 0);
    Checkpoint checkpoint =
        new Checkpoint(new EventId(1, 1), NOW, List.of(), Map.of(PROBE, memory));
    probes =
        new MisplacedProbes(new StoredState(List.of(), Optional.of(checkpoint)), port -> listening);
    assertThat(judged("127.0.0.1", refused()).outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void nobody_anywhere_or_on_another_loopback_address_alone_is_no_excuse() {
    listening = List.of("127.0.0.53");
    assertThat(judged("127.0.0.1", refused()).outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void a_probe_that_was_given_an_address_is_believed() {
    assertThat(judged("10.0.0.6", refused()).outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void the_kernel_says_where_a_port_is_served() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.9"))) {
      assertThat(MisplacedProbes.listeningHere(server.getLocalPort())).containsExactly("127.0.0.9");
    }
  }

  private ProbeReported judged(String host, ProbeReported result) {
    return probes.judge(probe(host), result);
  }

  private static ProbeReported refused() {
    return result(Outcome.FAILED)
        .saying(ErrorClass.CONNECTION_REFUSED, "nothing listens at 127.0.0.1:25");
  }

  private static ProbeReported result(Outcome outcome) {
    return ProbeReported.of(PROBE, NOW, Duration.ofMillis(1), outcome);
  }

  private static ProbeDefinition probe(String host) {
    String text =
        """
        healthSet: Smtp
        healthGroup: ServiceComponents
        description: d
        runbook: r
        probes:
          - {name: P, type: smtp, description: d, recurrenceInterval: 20s, host: %s, port: 25}
        monitors:
          - {name: M, type: consecutive-probe-failures, description: d, probes: [P],
             monitoringInterval: 5m, monitoringThreshold: 3}
        """
            .formatted(host);
    return new HealthSetReader(Types.builtIn(), Parameters.none())
        .read("x", text)
        .definition()
        .orElseThrow()
        .probes()
        .getFirst();
  }
}
