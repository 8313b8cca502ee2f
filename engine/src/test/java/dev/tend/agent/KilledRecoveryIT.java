package dev.tend.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.core.record.RecoveryRecord;
import dev.tend.testkit.AgentProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the agent at random instants of real restarts and pages: while it starts, after any commit
 * of its store, while a command runs, while a page is under way. Takes three to five seconds a
 * kill; {@code -Dtend.recovery.kills} says how many, {@code -Dtend.recovery.seed} repeats a choice
 * of instants.
 */
class KilledRecoveryIT {
  private static final int KILLS = Integer.getInteger("tend.recovery.kills", 8);
  private static final long SEED = Long.getLong("tend.recovery.seed", System.nanoTime());

  /** Kills with the same health sets; a monitor that was healed three times would act no more. */
  private static final int KILLS_PER_SETS = 4;

  private static final long PATIENCE_MILLIS = 6_000;

  /** Where a kill strikes. */
  private enum Aim {
    START,
    COMMIT,
    MOMENT,
    COMMAND,
    PAGE
  }

  private static final List<Aim> AIMS =
      List.of(
          Aim.START,
          Aim.COMMIT,
          Aim.COMMIT,
          Aim.COMMIT,
          Aim.MOMENT,
          Aim.MOMENT,
          Aim.COMMAND,
          Aim.PAGE);

  /** By service: the second one's is used up soon, so that a charge that is lost shows. */
  private static final List<RecoveryAudit.Budget> BUDGETS =
      List.of(
          new RecoveryAudit.Budget(Duration.ofSeconds(2), 400),
          new RecoveryAudit.Budget(Duration.ofSeconds(6), 4),
          new RecoveryAudit.Budget(Duration.ofSeconds(3), 30));

  @TempDir private Path directory;

  private final Random random = new Random(SEED);
  private Yard yard;
  private MortalServices services;

  @BeforeEach
  void open() throws Exception {
    services = new MortalServices(directory, BUDGETS.size());
    yard = new Yard(directory, 0).saying(services.configuration());
  }

  @AfterEach
  void close() throws Exception {
    services.close();
    yard.close();
  }

  @Test
  @Timeout(value = 60, unit = TimeUnit.MINUTES)
  void wherever_it_is_killed_no_action_is_free_and_no_incident_lost() throws Exception {
    System.err.printf("%d kills by -Dtend.recovery.seed=%d%n", KILLS, SEED);
    RecoveryAudit audit =
        new RecoveryAudit(
            Map.of(
                budget(0), BUDGETS.get(0), budget(1), BUDGETS.get(1), budget(2), BUDGETS.get(2)));
    services.startAll();
    for (int kill = 0; kill < KILLS; kill++) {
      watchAs("Set" + kill / KILLS_PER_SETS);
      live(AIMS.get(random.nextInt(AIMS.size())));
      audit.ended(yard.stored());
    }
    yard.pages().onArrival(() -> {});
    services.startAll();
    do {
      // An action may begin between a look at the store and the stop; then one more life ends it.
      try (AgentProcess last = yard.start()) {
        last.until(() -> yard.pages().taken().containsAll(audit.promised()));
        last.until(this::nothingIsUnderWay);
        assertThat(last.stop()).isEqualTo(128 + 15);
      }
      audit.ended(yard.stored());
    } while (!nothingIsUnderWay());
    audit.judge(yard.events(), services, yard.pages().receipts());
  }

  private boolean nothingIsUnderWay() throws Exception {
    return yard.stored().records().stream().noneMatch(RecoveryRecord.class::isInstance);
  }

  /**
   * One life: the services break once it has begun, or before, and it ends where it is aimed at.
   */
  private void live(Aim aim) throws Exception {
    CountDownLatch paged = new CountDownLatch(1);
    CountDownLatch killed = new CountDownLatch(1);
    yard.pages().onArrival(() -> holdUp(aim, paged, killed));
    if (aim == Aim.START) {
      trouble();
    }
    try (AgentProcess agent = yard.start()) {
      if (aim != Aim.START) {
        agent.until(() -> yard.status().isPresent());
        trouble();
      }
      strike(aim, paged);
      assertThat(agent.isAlive()).as(agent.said()).isTrue();
      agent.kill();
    } finally {
      killed.countDown();
    }
  }

  /** Returns at the instant to kill at. */
  private void strike(Aim aim, CountDownLatch paged) throws Exception {
    switch (aim) {
      case START, MOMENT -> Thread.sleep(random.nextInt(4_000));
      case COMMIT -> {
        int commits = random.nextInt(1, 30);
        for (int commit = 0; commit < commits; commit++) {
          String before = written();
          until(() -> !written().equals(before));
        }
        Thread.sleep(random.nextInt(4));
      }
      case COMMAND -> {
        int before = services.notes().size();
        until(() -> services.notes().size() > before);
        Thread.sleep(random.nextInt(1_600));
      }
      case PAGE -> {
        paged.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        Thread.sleep(random.nextInt(30));
      }
    }
  }

  /** A page of a life that ends by one waits for its answer until then, or nearly. */
  private void holdUp(Aim aim, CountDownLatch paged, CountDownLatch killed) {
    paged.countDown();
    try {
      killed.await(aim == Aim.PAGE ? 15 : 0, TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void trouble() throws IOException {
    for (int service = 0; service < services.number(); service++) {
      services.sick(service, random.nextInt(3) == 0);
      if (service == 0 || random.nextBoolean()) {
        services.kill(service);
      }
    }
  }

  private String written() throws IOException {
    Path log = directory.resolve("state/state.db-wal");
    return Files.exists(log) ? Files.getLastModifiedTime(log) + " " + Files.size(log) : "";
  }

  /** Waits for something, but not for long: what does not come is no reason not to kill. */
  private static void until(Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
    while (!condition.call() && System.nanoTime() < end) {
      Thread.sleep(1);
    }
  }

  /** Two health sets watch the first service, one each of the others. */
  private void watchAs(String name) throws IOException {
    try (var old = Files.newDirectoryStream(directory.resolve("sets"))) {
      for (Path set : old) {
        Files.delete(set);
      }
    }
    for (int service = 0; service < services.number(); service++) {
      yard.set("s" + service, definition(name + "S" + service, service));
    }
    yard.set("twin", definition(name + "Twin", 0));
  }

  private String definition(String name, int service) {
    RecoveryAudit.Budget budget = BUDGETS.get(service);
    return """
    healthSet: %1$s
    healthGroup: CustomerTouchPoints
    description: A service of the test.
    runbook: Look at the test.
    probes:
      - {name: Alive, type: tcp, description: Connects., recurrenceInterval: 1s, timeout: 900ms,
         host: 127.0.0.1, port: %2$d}
    monitors:
      - name: Lives
        type: consecutive-probe-failures
        description: It does not answer.
        probes: [Alive]
        monitoringInterval: 30s
        monitoringThreshold: 1
        recoveryThreshold: 1
        stateTransitions: {degraded: 0s, unhealthy: 1s}
    responders:
      - {name: Restart, type: restart-service, description: Restarts it., monitor: Lives,
         targetHealthState: Degraded, service: svc%3$d, warmUp: 0s, verifyWithin: 2s,
         stableFor: 0s, attempts: 50, timeout: 20s, throttle: {minimumBetweenAttempts: %4$ds,
         maximumPerHour: %5$d, maximumPerDay: 1000}}
      - {name: Page, type: escalate, description: Says so., monitor: Lives,
         targetHealthState: Unhealthy}
    """
        .formatted(
            name, services.port(service), service, budget.least().toSeconds(), budget.hour());
  }

  private static String budget(int service) {
    return "restart-service service:svc" + service;
  }
}
