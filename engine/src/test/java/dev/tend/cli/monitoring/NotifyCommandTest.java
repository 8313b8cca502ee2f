package dev.tend.cli.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.api.ApiToken;
import dev.tend.api.FakeAgent;
import dev.tend.cli.AgentPlace;
import dev.tend.cli.Tend;
import dev.tend.core.input.OperatorInput;
import dev.tend.core.input.Outcome;
import dev.tend.core.input.ProbeReported;
import dev.tend.state.Inbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotifyCommandTest {
  @TempDir private Path directory;
  private final FakeAgent agent = new FakeAgent(FakeAgent.BACKUP);
  private AgentPlace place;

  @BeforeEach
  void start() throws IOException {
    place = AgentPlace.of(agent, directory, ", notifyToken: notify.token");
  }

  @AfterEach
  void stop() {
    place.close();
  }

  @Test
  void whoever_reports_reads_what_follows_from_it() {
    Tend red =
        place.tend(
            "notify",
            "backup/backupprobe",
            "--target=db1",
            "--key=nightly",
            "--red",
            "--message=x");
    assertThat(red.err()).isEmpty();
    assertThat(red.status()).isZero();
    assertThat(red.out().lines())
        .containsExactly(
            "nightly of Backup/BackupProbe/db1 is red",
            "Backup/BackupMonitor/db1 is Degraded",
            "Backup/BackupMissingMonitor/db1 is Unevaluated");
    Tend green = place.tend("notify", "Backup/BackupProbe/db1", "--key=nightly", "--green");
    assertThat(green.out()).contains("Backup/BackupMonitor/db1 is Healthy");
    assertThat(agent.asked)
        .extracting(asked -> ((ProbeReported) asked).outcome())
        .containsExactly(Outcome.FAILED, Outcome.SUCCEEDED);
  }

  @Test
  void the_report_says_what_is_red_and_not_only_that_something_is() {
    place.tend("notify", "Backup/BackupProbe/db1", "--key=nightly", "--red", "--message=no space");
    assertThat(place.tend("get-health-report").out())
        .contains("last run: BackupProbe Failed at ", ": nightly is red: no space");
    place.tend("notify", "Backup/BackupProbe/db1", "--key=nightly", "--green");
    assertThat(place.tend("get-health-report").out()).doesNotContain("no space");
  }

  @Test
  void what_is_unknown_or_unclear_is_not_reported() {
    Tend unknown = place.tend("notify", "Backup/BackupPorbe/db1", "--green");
    assertThat(unknown.status()).isEqualTo(1);
    assertThat(unknown.err()).contains("did you mean Backup/BackupProbe/db1?");
    assertThat(place.tend("notify", "Backup/BackupProbe/db1").status()).isEqualTo(2);
    assertThat(place.tend("notify", "Backup/BackupProbe/db1", "--red", "--green").status())
        .isEqualTo(2);
    assertThat(agent.asked).isEmpty();
  }

  @Test
  void without_an_agent_the_report_waits_for_the_next_one_with_its_time() throws IOException {
    place.close();
    Instant before = Instant.now();
    Tend run = place.tend("notify", "backup/backupprobe/db1", "--key=nightly", "--green");
    assertThat(run.status()).isZero();
    assertThat(run.err()).contains("the agent is not running; it takes this when it starts");
    assertThat(run.out()).contains("nightly of Backup/BackupProbe/db1 is green; note: waits");
    Inbox inbox = Inbox.of(directory.resolve("state"));
    assertThat(inbox.waiting()).hasSize(1);
    assertThat(inbox.waiting().getFirst().input().orElseThrow())
        .isInstanceOfSatisfying(
            OperatorInput.Notified.class,
            left -> {
              assertThat(left.probe()).hasToString("Backup\\BackupProbe\\db1");
              assertThat(left.red()).isFalse();
              assertThat(left.at()).isBetween(before, Instant.now());
            });
  }

  @Test
  void without_an_agent_what_is_unknown_is_refused_at_once() throws IOException {
    place.close();
    assertThat(place.tend("notify", "Backup/BackupPorbe/db1", "--red").err())
        .contains("did you mean Backup/BackupProbe");
    assertThat(place.tend("notify", "Backup/DiskProbe/db1", "--red").err())
        .contains("measures by itself");
    assertThat(place.tend("notify", "Backup/BackupProbe", "--red").err()).contains("--target");
    assertThat(place.tend("notify", "Backup/BackupProbe/db3", "--red").err())
        .contains("has the targets db1, db2");
    assertThat(Inbox.of(directory.resolve("state")).waiting()).isEmpty();
  }

  @Test
  void where_nothing_can_be_left_it_says_that_nothing_was_reported() throws IOException {
    place.close();
    Files.writeString(directory.resolve("state/inbox"), "in the way");
    Tend run = place.tend("notify", "Backup/BackupProbe/db1", "--green");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("nothing was reported: the agent is not running");
  }

  @Test
  void who_may_not_read_the_agents_own_token_uses_the_one_for_notifiers() throws IOException {
    Path own = directory.resolve("state").resolve(ApiToken.FILE);
    Files.move(own, directory.resolve("notify.token"));
    assertThat(place.tend("notify", "Backup/BackupProbe/db1", "--green").status()).isZero();
    Files.delete(directory.resolve("notify.token"));
    Tend run = place.tend("notify", "Backup/BackupProbe/db1", "--green");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("notify.token");
  }
}
