package dev.tend.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.core.record.DurableRecord;
import dev.tend.core.record.EnvironmentRecord;
import dev.tend.core.record.LedgerRecord;
import dev.tend.core.record.PageRecord;
import dev.tend.eventlog.schema.EventField;
import dev.tend.state.StateException;
import dev.tend.testkit.AgentProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kills the agent again and again while posts break, acts run and pages are refused. */
class KilledAgentIT {
  private static final int KILLS = Integer.getInteger("tend.agent.kills", 50);
  private static final int LONGEST_LIFE_MILLIS = 1_000;
  private static final long SEED = Long.getLong("tend.agent.seed", System.nanoTime());

  @TempDir private Path directory;

  private final Random random = new Random(SEED);
  private final Set<String> charged = new HashSet<>();
  private final Set<String> promised = new HashSet<>();
  private Yard yard;
  private int lives;

  @BeforeEach
  void open() throws Exception {
    yard = new Yard(directory, 6);
    yard.pages().open(false);
  }

  @AfterEach
  void close() throws Exception {
    yard.close();
  }

  @Test
  @Timeout(value = 30, unit = TimeUnit.MINUTES)
  void whenever_it_is_killed_nothing_is_repeated_doubled_or_forgotten() throws Exception {
    System.err.printf("kills by -Dtend.agent.seed=%d%n", SEED);
    for (int kill = 1; kill <= KILLS; kill++) {
      live(kill % 3 == 0);
      compare();
    }
    yard.pages().open(true);
    try (AgentProcess last = yard.start()) {
      last.until(() -> yard.pages().taken().containsAll(promised));
      long before = yard.posts().calls();
      last.until(() -> yard.posts().calls() > before + yard.posts().number());
      assertThat(last.stop()).isEqualTo(128 + 15);
    }
    compare();
    judge();
  }

  /** One life; a short one may end while it still starts, any other after its probes have fired. */
  private void live(boolean shortOne) throws Exception {
    long before = yard.posts().calls();
    try (AgentProcess agent = yard.start()) {
      if (!shortOne) {
        agent.until(() -> yard.posts().calls() > before);
      }
      long end = System.nanoTime() + random.nextInt(LONGEST_LIFE_MILLIS) * 1_000_000L;
      while (System.nanoTime() < end) {
        stir();
      }
      assertThat(agent.isAlive()).as("process %s", agent.pid()).isTrue();
      agent.kill();
    }
  }

  private void stir() throws IOException, InterruptedException {
    int post = random.nextInt(yard.posts().number());
    if (random.nextInt(4) == 0) {
      yard.posts().mend(post);
    } else {
      yard.posts().breakDown(post);
    }
    Thread.sleep(random.nextInt(20, 120));
  }

  /** What was charged stays charged, what was promised to people is noted, lives are counted. */
  private void compare() throws StateException {
    List<DurableRecord> records = yard.stored().records();
    Set<String> now = new HashSet<>();
    for (DurableRecord record : records) {
      if (record instanceof LedgerRecord ledger) {
        now.add(ledger.instance());
      }
      if (record instanceof PageRecord page) {
        promised.add(page.key());
      }
      if (record instanceof EnvironmentRecord world) {
        assertThat(world.incarnation()).isGreaterThanOrEqualTo(lives);
        lives = world.incarnation();
      }
    }
    assertThat(now).containsAll(charged);
    charged.addAll(now);
  }

  private void judge() throws Exception {
    yard.events().readableByJq();
    assertThat(yard.events().ids()).doesNotHaveDuplicates();
    assertThat(yard.acts()).noneMatch(line -> line.startsWith("overlap"));
    assertThat(yard.begun()).isPositive().isLessThanOrEqualTo(charged.size());
    assertThat(instances("recovery-started")).doesNotHaveDuplicates();
    assertThat(instances("intent-interrupted")).isNotEmpty().doesNotHaveDuplicates();
    assertThat(charged).containsAll(instances("recovery-started"));
    assertThat(promised).isNotEmpty();
    assertThat(yard.events().of("agent-stopped")).hasSize(1);
    System.err.printf(
        "%d kills: %d lives, %d acts charged, %d begun, %d interrupted, %d pages, %d events%n",
        KILLS,
        lives,
        charged.size(),
        yard.begun(),
        instances("intent-interrupted").size(),
        promised.size(),
        yard.events().ids().size());
  }

  private List<String> instances(String kind) throws IOException {
    return yard.events().of(kind).stream().map(line -> line.text(EventField.INSTANCE)).toList();
  }
}
