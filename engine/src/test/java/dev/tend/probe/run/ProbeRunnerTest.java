package dev.tend.probe.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tend.core.input.Outcome;
import dev.tend.core.input.ProbeReported;
import dev.tend.core.input.Trigger;
import dev.tend.definition.ItemId;
import dev.tend.probe.Measurement;
import dev.tend.probe.Probe;
import dev.tend.time.SteadyClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProbeRunnerTest {
  private static final Duration SHORT = Duration.ofMillis(100);
  private static final Duration HALF_SECOND = Duration.ofMillis(500);
  private static final Duration LONG = Duration.ofSeconds(30);

  private final LinkedBlockingQueue<ProbeReported> results = new LinkedBlockingQueue<>();
  private final CountDownLatch gate = new CountDownLatch(1);
  private Optional<ProbeRunner> runner = Optional.empty();

  @AfterEach
  void stop() {
    gate.countDown();
    runner.ifPresent(ProbeRunner::close);
  }

  @Test
  void a_run_is_reported_with_what_it_measured() {
    start(ConcurrencyLimits.defaults(), run -> Measurement.succeeded().measuring(42));

    run("A", LONG, Trigger.SCHEDULED);

    ProbeReported result = next();
    assertThat(result.probe()).isEqualTo(ItemId.of("Set", "A"));
    assertThat(result.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(result.sample()).hasValue(42);
    assertThat(result.trigger()).isEqualTo(Trigger.SCHEDULED);
  }

  @ParameterizedTest
  @EnumSource(Probe.Lane.class)
  void a_run_that_does_not_end_is_abandoned_and_what_it_opened_is_closed(Probe.Lane lane) {
    AtomicBoolean closed = new AtomicBoolean();
    start(
        ConcurrencyLimits.defaults(),
        lane,
        run -> {
          run.scope().closes(() -> closed.set(true));
          waitForGate();
          return Measurement.succeeded();
        });

    run("A", SHORT, Trigger.SCHEDULED);

    assertThat(next().outcome()).isEqualTo(Outcome.TIMED_OUT);
    await().untilTrue(closed);
    gate.countDown();
    run("B", SHORT, Trigger.SCHEDULED);
    assertThat(next().probe()).as("no second answer of A").isEqualTo(ItemId.of("Set", "B"));
  }

  @Test
  void a_thread_that_never_comes_back_does_not_take_the_place_of_the_next() {
    start(
        new ConcurrencyLimits(16, 16, 1),
        Probe.Lane.FILES,
        run -> {
          if (run.probe().item().equals("Stuck")) {
            stayWhateverHappens();
          }
          return Measurement.succeeded();
        });

    run("Stuck", SHORT, Trigger.SCHEDULED);
    run("Next", LONG, Trigger.SCHEDULED);

    // The place is free before its loss is reported, so either may be heard first.
    assertThat(List.of(next().outcome(), next().outcome()))
        .containsExactlyInAnyOrder(Outcome.TIMED_OUT, Outcome.SUCCEEDED);
    // A thread that has reported needs a moment to go back.
    await().until(() -> runner.orElseThrow().lostThreads(), stuck(1));
  }

  @Test
  void a_run_that_finds_every_carrier_taken_is_refused_and_gives_its_place_back() {
    AtomicBoolean letGo = new AtomicBoolean();
    start(
        ConcurrencyLimits.defaults(),
        run -> {
          while (!letGo.get()) {
            Thread.onSpinWait();
          }
          return Measurement.succeeded();
        });
    int carriers = Runtime.getRuntime().availableProcessors();
    for (int i = 0; i < carriers; i++) {
      run("Spinning" + i, LONG, Trigger.SCHEDULED);
    }

    run("Waiting", SHORT, Trigger.SCHEDULED);

    ProbeReported refused = next();
    letGo.set(true);
    assertThat(refused.probe()).isEqualTo(ItemId.of("Set", "Waiting"));
    assertThat(refused.outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(refused.message()).contains("no thread became free");
    await().until(() -> runner.orElseThrow().running() == 0);
  }

  @Test
  void what_finds_no_room_is_rejected_at_once_but_confirmations_pass_the_limit_of_a_set() {
    start(
        new ConcurrencyLimits(4, 1, 8),
        run -> {
          waitForGate();
          return Measurement.succeeded();
        });

    run("A", LONG, Trigger.SCHEDULED);
    run("B", LONG, Trigger.SCHEDULED);
    run("C", LONG, Trigger.CONFIRMATION);

    ProbeReported refused = next();
    assertThat(refused.probe()).isEqualTo(ItemId.of("Set", "B"));
    assertThat(refused.outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(refused.message()).contains("1 probes of Set");
    gate.countDown();
    assertThat(List.of(next().outcome(), next().outcome())).containsOnly(Outcome.SUCCEEDED);
  }

  @Test
  void a_probe_does_not_overtake_itself() {
    start(
        ConcurrencyLimits.defaults(),
        run -> {
          waitForGate();
          return Measurement.succeeded();
        });

    run("A", LONG, Trigger.SCHEDULED);
    run("A", LONG, Trigger.SCHEDULED);

    assertThat(next().message()).contains("its last run is not over");
  }

  @Test
  void a_probe_that_breaks_twice_in_a_row_is_left_alone_and_others_are_not() {
    start(
        ConcurrencyLimits.defaults(),
        run -> {
          throw new IllegalStateException("a bug");
        });

    for (int time = 0; time < 2; time++) {
      run("A", LONG, Trigger.SCHEDULED);
      ProbeReported result = next();
      assertThat(result.outcome()).isEqualTo(Outcome.POISONED);
      assertThat(result.message()).contains("a bug");
    }
    run("A", LONG, Trigger.SCHEDULED);
    ProbeReported quarantined = next();
    assertThat(quarantined.outcome()).isEqualTo(Outcome.QUARANTINED);
    assertThat(quarantined.errorClass()).isEqualTo("ProbeBroken");
    assertThat(quarantined.message()).contains("left alone since", "not run before", "a bug");
    run("A", LONG, Trigger.CONFIRMATION);
    assertThat(next().outcome()).as("it confirms nothing").isEqualTo(Outcome.QUARANTINED);
    run("B", LONG, Trigger.SCHEDULED);
    assertThat(next().outcome()).as("others are not concerned").isEqualTo(Outcome.POISONED);
    assertThat(runner.orElseThrow().quarantined())
        .extracting(IsolatedProbe::probe)
        .containsExactly(ItemId.of("Set", "A"));
  }

  @Test
  void a_person_may_run_it_all_the_same_and_a_run_that_ends_sets_it_free() {
    AtomicBoolean broken = new AtomicBoolean(true);
    start(
        ConcurrencyLimits.defaults(),
        run -> {
          if (broken.get()) {
            throw new IllegalStateException("a bug");
          }
          return Measurement.failed("Refused", "connection refused");
        });
    run("A", LONG, Trigger.SCHEDULED);
    next();
    run("A", LONG, Trigger.SCHEDULED);
    next();

    run("A", LONG, Trigger.INVOKED);
    assertThat(next().outcome()).isEqualTo(Outcome.POISONED);
    run("A", LONG, Trigger.SCHEDULED);
    assertThat(next().outcome()).isEqualTo(Outcome.QUARANTINED);

    broken.set(false);
    run("A", LONG, Trigger.INVOKED);
    assertThat(next().outcome()).isEqualTo(Outcome.FAILED);
    run("A", LONG, Trigger.SCHEDULED);
    assertThat(next().outcome()).isEqualTo(Outcome.FAILED);
    assertThat(runner.orElseThrow().quarantined()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Probe.Lane.class)
  void a_probe_that_hangs_although_it_is_cut_off_is_left_alone_until_its_threads_come_back(
      Probe.Lane lane) {
    start(
        ConcurrencyLimits.defaults(),
        lane,
        run -> {
          stayWhateverHappens();
          return Measurement.succeeded();
        });

    for (int time = 1; time <= 2; time++) {
      run("A", HALF_SECOND, Trigger.SCHEDULED);
      assertThat(next().outcome()).isEqualTo(Outcome.TIMED_OUT);
      await().until(() -> runner.orElseThrow().lostThreads(), stuck(time));
    }
    run("A", HALF_SECOND, Trigger.SCHEDULED);
    ProbeReported quarantined = next();
    assertThat(quarantined.outcome()).isEqualTo(Outcome.QUARANTINED);
    assertThat(quarantined.errorClass()).isEqualTo("ProbeHangs");
    assertThat(quarantined.message()).contains("did not end, even when they were cut off");

    gate.countDown();
    await().until(() -> runner.orElseThrow().lostThreads(), stuck(0));
    assertThat(runner.orElseThrow().quarantined()).as("it must still prove itself").hasSize(1);
    run("A", HALF_SECOND, Trigger.INVOKED);
    assertThat(next().outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(runner.orElseThrow().quarantined()).isEmpty();
  }

  @Test
  void a_run_that_ends_when_it_is_cut_off_does_not_count_as_one_that_hangs() {
    start(
        ConcurrencyLimits.defaults(),
        Probe.Lane.FILES,
        run -> {
          waitForGate();
          return Measurement.succeeded();
        });

    for (int time = 0; time < 3; time++) {
      run("A", SHORT, Trigger.SCHEDULED);
      assertThat(next().outcome()).isEqualTo(Outcome.TIMED_OUT);
      await().until(() -> runner.orElseThrow().running(), stuck(0));
    }
    assertThat(runner.orElseThrow().quarantined()).isEmpty();
  }

  @Test
  void three_probes_that_hang_again_and_again_keep_no_other_from_its_time() {
    start(
        new ConcurrencyLimits(64, 64, 1),
        Probe.Lane.FILES,
        run -> {
          if (run.probe().item().startsWith("Stuck")) {
            stayWhateverHappens();
          }
          return Measurement.succeeded();
        });
    // The first run of each takes the only place until it is cut off.
    for (int probe = 0; probe < 3; probe++) {
      run("Stuck" + probe, SHORT, Trigger.SCHEDULED);
      assertThat(next().outcome()).isEqualTo(Outcome.TIMED_OUT);
    }
    await().until(() -> runner.orElseThrow().lostThreads(), stuck(3));

    // From then on they run apart: with a timeout of 30 s nothing here would end in time otherwise.
    for (int probe = 0; probe < 3; probe++) {
      run("Stuck" + probe, LONG, Trigger.SCHEDULED);
    }
    for (int other = 0; other < 20; other++) {
      run("Other" + other, LONG, Trigger.SCHEDULED);
      ProbeReported result = next();
      assertThat(result.probe()).isEqualTo(ItemId.of("Set", "Other" + other));
      assertThat(result.outcome()).isEqualTo(Outcome.SUCCEEDED);
    }
    assertThat(runner.orElseThrow().running()).isEqualTo(3);
  }

  @Test
  void what_a_target_sent_is_cut_to_what_an_event_may_hold() {
    start(
        ConcurrencyLimits.defaults(),
        run -> Measurement.failed("X".repeat(500), "y".repeat(1 << 20)));

    run("A", LONG, Trigger.SCHEDULED);

    ProbeReported result = next();
    assertThat(result.message()).hasSize(1024).endsWith("…");
    assertThat(result.errorClass()).hasSize(128);
  }

  @Test
  void a_type_that_nobody_carries_out_cannot_be_judged() {
    start(ConcurrencyLimits.defaults(), run -> Measurement.succeeded());

    runner.orElseThrow().run(Probes.of("unknown", "A", LONG), Trigger.INVOKED, Duration.ZERO);

    assertThat(next().outcome()).isEqualTo(Outcome.INCONCLUSIVE);
  }

  private void start(ConcurrencyLimits limits, Probe.Method work) {
    start(limits, Probe.Lane.SOCKETS, work);
  }

  private void start(ConcurrencyLimits limits, Probe.Lane lane, Probe.Method work) {
    Probe fake = new Probe("fake", lane, work);
    runner =
        Optional.of(
            new ProbeRunner(
                List.of(fake),
                limits,
                SteadyClock.startingAt(Instant.EPOCH),
                reference -> "",
                (probe, result, late) -> results.add(result)));
  }

  private void run(String name, Duration timeout, Trigger trigger) {
    runner.orElseThrow().run(Probes.fake(name, timeout), trigger, Duration.ZERO);
  }

  private static Predicate<Integer> stuck(int threads) {
    return counted -> counted == threads;
  }

  private ProbeReported next() {
    try {
      return Optional.ofNullable(results.poll(20, TimeUnit.SECONDS)).orElseThrow();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private void waitForGate() throws InterruptedException {
    gate.await();
  }

  private void stayWhateverHappens() {
    while (gate.getCount() > 0) {
      try {
        gate.await();
      } catch (InterruptedException ignored) {
        Thread.onSpinWait();
      }
    }
  }
}
