package dev.tend.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.cli.Tend;
import dev.tend.eventlog.read.EventLine;
import dev.tend.eventlog.schema.EventField;
import dev.tend.eventlog.schema.EventKinds;
import dev.tend.testkit.AgentProcess;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The brake pulled while a service is being restarted, most often between its stop and its start.
 * Takes some ten seconds; {@code -Dtend.brake.seed} repeats an instant.
 */
class BrakedRestartIT {
  private static final long SEED = Long.getLong("tend.brake.seed", System.nanoTime());

  @TempDir private Path directory;

  private MortalServices services;
  private Yard yard;

  @BeforeEach
  void open() throws Exception {
    services = new MortalServices(directory, 2);
    yard = new Yard(directory, 0).saying(services.configuration());
    yard.set("first", definition("First", 0));
    yard.set("second", definition("Second", 1));
    services.startAll();
    services.stoppingTakes("1.5");
  }

  @AfterEach
  void close() throws Exception {
    services.close();
    yard.close();
  }

  @Test
  void the_restart_that_runs_ends_with_a_service_and_no_other_begins() throws Exception {
    int instant = new Random(SEED).nextInt(2_500);
    System.err.printf("brake after %d ms by -Dtend.brake.seed=%d%n", instant, SEED);
    try (AgentProcess agent = yard.start()) {
      agent.until(() -> yard.status().isPresent());
      services.kill(0);
      agent.until(() -> services.notes().contains("stop svc0"));
      Thread.sleep(instant);
      assertThat(tend("brake", "--reason=enough", "--owner=ada").status()).isZero();
      services.kill(1);

      agent.until(() -> !yard.events().of(EventKinds.RECOVERY_JUDGED.text()).isEmpty());
      agent.until(() -> refused("Second\\Restart"));
      agent.until(() -> yard.pages().receipts().stream().anyMatch(BrakedRestartIT::isOfSecond));
      assertThat(services.runs(0)).isTrue();
      assertThat(services.notes()).doesNotContain("stop svc1");
      EventLine judged = yard.events().of(EventKinds.RECOVERY_JUDGED.text()).getFirst();
      assertThat(judged.text(EventField.VERDICT)).isEqualTo("Helped");

      assertThat(tend("brake", "--release", "--owner=bert").status()).isZero();
      agent.until(() -> services.notes().contains("stop svc1"));
      agent.until(() -> services.runs(1));
      assertThat(agent.stop()).isEqualTo(143);
    }
    assertThat(services.notes()).noneMatch(note -> note.startsWith("overlap"));
    assertThat(yard.events().of("brake-changed"))
        .extracting(line -> line.text(EventField.USER))
        .containsExactly("ada", "bert");
  }

  private boolean refused(String responder) throws Exception {
    return yard.events().of("responder-refused").stream()
        .filter(line -> line.text(EventField.ITEM).equals(responder))
        .anyMatch(line -> line.text(EventField.REFUSAL).equals("Braked"));
  }

  private static boolean isOfSecond(PageSink.Receipt page) {
    return page.monitor().startsWith("Second");
  }

  private Tend tend(String... words) throws Exception {
    String[] all = Arrays.copyOf(words, words.length + 1);
    all[words.length] = "--config=" + yard.configuration();
    return Tend.run(all);
  }

  private String definition(String name, int service) {
    return """
    healthSet: %s
    healthGroup: CustomerTouchPoints
    description: A service of the test.
    runbook: Look at the test.
    probes:
      - {name: Alive, type: tcp, description: Connects., recurrenceInterval: 1s, timeout: 900ms,
         host: 127.0.0.1, port: %d}
    monitors:
      - name: Lives
        type: consecutive-probe-failures
        description: It does not answer.
        probes: [Alive]
        monitoringInterval: 30s
        monitoringThreshold: 1
        recoveryThreshold: 1
        stateTransitions: {degraded: 0s, unhealthy: 2s}
    responders:
      - {name: Restart, type: restart-service, description: Restarts it., monitor: Lives,
         targetHealthState: Degraded, service: svc%d, warmUp: 0s, verifyWithin: 10s,
         stableFor: 0s, timeout: 20s, throttle: {minimumBetweenAttempts: 1s}}
      - {name: Page, type: escalate, description: Says so., monitor: Lives,
         targetHealthState: Unhealthy}
    """
        .formatted(name, services.port(service), service);
  }
}
