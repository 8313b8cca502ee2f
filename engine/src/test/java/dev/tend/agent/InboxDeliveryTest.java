package dev.tend.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tend.core.HealthCore;
import dev.tend.core.event.EnvironmentEvent;
import dev.tend.core.event.EventBody;
import dev.tend.core.event.HealthEvent;
import dev.tend.core.input.ComponentState;
import dev.tend.core.input.CoreSettings;
import dev.tend.core.input.EnvironmentInput.AgentStarted;
import dev.tend.core.input.OperatorInput.BrakeSet;
import dev.tend.core.input.OperatorInput.HoldPlaced;
import dev.tend.core.input.OperatorInput.HoldReleased;
import dev.tend.core.input.Requester;
import dev.tend.core.record.Checkpoint;
import dev.tend.core.record.DurableChange;
import dev.tend.loop.HealthLoop;
import dev.tend.loop.StateSink;
import dev.tend.state.Inbox;
import dev.tend.time.SteadyClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InboxDeliveryTest {
  private static final Instant NOW = Instant.parse("2026-01-05T00:00:00Z");
  private static final HoldPlaced HOLD =
      new HoldPlaced(
          "ImapProxy",
          Requester.MAINTENANCE,
          ComponentState.INACTIVE,
          "ada",
          "patch",
          Optional.empty());

  @TempDir private Path state;
  private final SteadyClock clock = SteadyClock.startingAt(NOW);
  private final List<EventBody> events = new CopyOnWriteArrayList<>();
  private volatile boolean storeBroken;
  private final HealthLoop loop =
      new HealthLoop(
          new HealthCore(CoreSettings.defaults("mail1")),
          clock,
          new Store(),
          all -> all.stream().map(HealthEvent::body).forEach(events::add),
          effect -> {});
  private Inbox inbox;
  private InboxDelivery delivery;

  @BeforeEach
  void inbox() throws IOException {
    Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rwx------"));
    inbox = Inbox.of(state);
    delivery = new InboxDelivery(inbox, loop);
  }

  @AfterEach
  void stop() {
    loop.close();
  }

  @Test
  void what_waits_is_handled_before_anything_else_and_then_removed() throws IOException {
    inbox.add(HOLD, NOW);
    inbox.add(new BrakeSet(true, "ada", "enough"), NOW);
    delivery.deliver();
    begin();
    loop.submit(new BrakeSet(false, "bob", "go on"));
    await().until(() -> of(EnvironmentEvent.BrakeChanged.class) == 2);
    assertThat(events.stream().map(body -> body.getClass().getSimpleName()))
        .containsExactly("AgentStarted", "HoldPlaced", "BrakeChanged", "BrakeChanged");
    await().until(() -> inbox.waiting().isEmpty());
    assertThat(delivery.trouble()).isEmpty();
  }

  @Test
  void a_file_stays_while_its_input_is_not_durable_and_is_not_handed_over_twice()
      throws IOException {
    storeBroken = true;
    inbox.add(HOLD, NOW);
    begin();
    delivery.deliver();
    await().until(() -> of(EnvironmentEvent.HoldPlaced.class) == 1);
    delivery.deliver();
    delivery.deliver();
    assertThat(inbox.waiting()).hasSize(1);

    storeBroken = false;
    await()
        .untilAsserted(
            () -> {
              delivery.deliver();
              assertThat(inbox.waiting()).isEmpty();
            });
    assertThat(of(EnvironmentEvent.HoldPlaced.class)).isOne();
  }

  @Test
  void to_do_it_twice_changes_nothing_more() throws IOException {
    begin();
    for (int times = 0; times < 2; times++) {
      inbox.add(HOLD, NOW);
      inbox.add(new HoldReleased("ImapProxy", Requester.SIDELINED, "ada"), NOW);
      delivery.deliver();
      await().until(() -> inbox.waiting().isEmpty());
    }
    assertThat(loop.snapshot().component("ImapProxy").orElseThrow().holders()).hasSize(1);
  }

  @Test
  void a_file_that_cannot_be_read_is_set_aside_and_reported_until_it_is_removed()
      throws IOException {
    inbox.add(HOLD, NOW);
    Path broken = inbox.directory().resolve("000000000000-00000000.json");
    Files.writeString(broken, "{");
    Files.setPosixFilePermissions(broken, PosixFilePermissions.fromString("rw-------"));
    delivery.deliver();
    begin();
    await().until(() -> of(EnvironmentEvent.HoldPlaced.class) == 1);
    assertThat(delivery.trouble().orElseThrow()).contains(broken + ".refused", "remove it");

    Files.delete(Path.of(broken + ".refused"));
    delivery.deliver();
    assertThat(delivery.trouble()).isEmpty();
  }

  private void begin() {
    loop.start(new AgentStarted(NOW, "1"));
  }

  private long of(Class<? extends EventBody> kind) {
    return events.stream().filter(kind::isInstance).count();
  }

  /** A store that may fail. */
  private final class Store implements StateSink {
    @Override
    public void keep(List<DurableChange> changes) throws NotKeptException {
      if (storeBroken) {
        throw new NotKeptException("the disk is full", new IllegalStateException());
      }
    }

    @Override
    public void checkpoint(Checkpoint checkpoint) {}
  }
}
