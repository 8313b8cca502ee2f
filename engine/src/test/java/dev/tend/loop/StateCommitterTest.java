package dev.tend.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tend.core.effect.Effect;
import dev.tend.core.effect.Intent;
import dev.tend.core.effect.Page;
import dev.tend.core.input.RecoveryInput;
import dev.tend.core.record.Checkpoint;
import dev.tend.core.record.DurableChange;
import dev.tend.definition.ItemId;
import dev.tend.definition.ResponderDefinition;
import dev.tend.definition.type.Types;
import dev.tend.definition.value.MonitorState;
import dev.tend.definition.value.NotificationServiceClass;
import dev.tend.definition.yaml.HealthSetReader;
import dev.tend.definition.yaml.Parameters;
import dev.tend.time.SteadyClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StateCommitterTest {
  private static final Duration LONG = StateCommitter.TIMEOUT.plusSeconds(1);

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-01-05T00:00:00Z"));
  private final CountDownLatch diskAnswers = new CountDownLatch(1);
  private final CountDownLatch diskAsked = new CountDownLatch(1);
  private final List<Effect> carriedOut = new CopyOnWriteArrayList<>();
  private final List<RecoveryInput> answers = new CopyOnWriteArrayList<>();
  private volatile Optional<Error> fault = Optional.empty();
  private final StateCommitter committer =
      new StateCommitter(new Clock(), new HungStore(), this::carryOut, answers::add);

  @AfterEach
  void stop() throws InterruptedException {
    diskAnswers.countDown();
    assertThat(committer.stop(Duration.ofSeconds(30))).isTrue();
  }

  @Test
  void people_are_told_while_the_disk_hangs() throws InterruptedException {
    hangWith(page(1));
    committer.commit(List.of(), List.of(page(2)));
    committer.flushPages();
    assertThat(carriedOut).isEmpty();

    pass(LONG);
    committer.flushPages();
    committer.flushPages();

    assertThat(carriedOut).containsExactly(page(1), page(2));
    assertThat(committer.trouble().orElseThrow()).contains("has not answered");
    diskAnswers.countDown();
    await().until(() -> committer.trouble().isEmpty());
    assertThat(carriedOut).hasSize(2);
  }

  @Test
  void an_act_that_had_to_wait_for_a_hung_disk_is_answered_and_not_begun()
      throws InterruptedException {
    hangWith(begin());

    pass(LONG);
    diskAnswers.countDown();

    await().until(() -> !answers.isEmpty());
    assertThat(carriedOut).isEmpty();
    assertThat(answers.getFirst())
        .isInstanceOfSatisfying(
            RecoveryInput.RecoveryEnded.class,
            ended -> {
              assertThat(ended.result()).isEqualTo(RecoveryInput.Result.FAILED);
              assertThat(ended.message()).startsWith("not started: it had to wait for the store");
            });
  }

  @Test
  void an_act_that_cannot_be_begun_is_answered_and_the_next_effect_is_carried_out() {
    diskAnswers.countDown();
    fault = Optional.of(new OutOfMemoryError("unable to create native thread"));
    committer.start();

    committer.commit(List.of(), List.of(begin()));

    await().until(() -> !answers.isEmpty());
    fault = Optional.empty();
    committer.commit(List.of(), List.of(page(1)));
    await().until(() -> carriedOut.contains(page(1)));
  }

  @Test
  void who_waits_for_the_store_hears_only_when_it_has_been_asked() throws InterruptedException {
    hangWith(page(1));
    CountDownLatch heard = new CountDownLatch(1);
    committer.afterwards(heard::countDown);

    assertThat(heard.getCount()).isEqualTo(1);

    diskAnswers.countDown();
    heard.await();
    assertThat(carriedOut).containsExactly(page(1));
  }

  private void hangWith(Effect effect) throws InterruptedException {
    committer.commit(List.of(DurableChange.remove("a")), List.of(effect));
    committer.start();
    diskAsked.await();
  }

  private void pass(Duration time) {
    now.updateAndGet(at -> at.plus(time));
  }

  private void carryOut(Effect effect) {
    fault.ifPresent(
        error -> {
          throw error;
        });
    carriedOut.add(effect);
  }

  private static Effect page(int sequence) {
    return new Effect.SendPage(
        new Page(
            "alert-1",
            sequence,
            Page.Kind.OPENED,
            ItemId.of("Shop", "DoorMonitor"),
            MonitorState.UNHEALTHY,
            NotificationServiceClass.URGENT,
            "default",
            "The door is shut",
            "Unhealthy",
            List.of()));
  }

  private static Effect begin() {
    ResponderDefinition knock =
        new HealthSetReader(Types.builtIn(), Parameters.none())
            .read("shop.yaml", HealthLoopTest.SHOP)
            .definition()
            .orElseThrow()
            .responders()
            .getFirst();
    return new Effect.BeginRecovery(
        new Intent(
            "act-1", ItemId.of("Shop", "Knock"), knock, "", "door", "1-1", 1, Instant.EPOCH));
  }

  private final class Clock implements SteadyClock {
    @Override
    public Instant now() {
      return now.get();
    }

    @Override
    public Instant wall() {
      return now.get();
    }
  }

  /** A store whose disk does not answer for a while. */
  private final class HungStore implements StateSink {
    @Override
    public void keep(List<DurableChange> changes) {
      diskAsked.countDown();
      try {
        diskAnswers.await();
      } catch (InterruptedException ends) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void checkpoint(Checkpoint checkpoint) {
      // The changes are enough.
    }
  }
}
