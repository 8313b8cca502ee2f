package dev.tend.probe.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tend.core.effect.ScheduledProbe;
import dev.tend.core.input.Outcome;
import dev.tend.core.input.ProbeReported;
import dev.tend.core.input.Trigger;
import dev.tend.definition.ItemId;
import dev.tend.definition.ProbeDefinition;
import dev.tend.definition.type.ProbeKind;
import dev.tend.definition.type.ProbeProperties;
import dev.tend.definition.type.ProbeType;
import dev.tend.definition.value.Provenance;
import dev.tend.definition.value.Setting;
import dev.tend.definition.value.Settings;
import dev.tend.definition.value.SourcePosition;
import dev.tend.probe.Measurement;
import dev.tend.probe.Probe;
import dev.tend.time.SteadyClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProbeRunnerTest {
  private static final SourcePosition NOWHERE = SourcePosition.ofFile("test");
  private static final Duration SHORT = Duration.ofMillis(100);
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
    await().until(() -> runner.orElseThrow().lostThreads() == 1);
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
  void a_probe_that_breaks_is_poisoned_and_after_three_times_left_alone() {
    start(
        ConcurrencyLimits.defaults(),
        run -> {
          throw new IllegalStateException("a bug");
        });

    for (int time = 0; time < 3; time++) {
      run("A", LONG, Trigger.SCHEDULED);
      ProbeReported result = next();
      assertThat(result.outcome()).isEqualTo(Outcome.POISONED);
      assertThat(result.message()).contains("a bug");
    }
    run("A", LONG, Trigger.SCHEDULED);
    assertThat(next().outcome()).isEqualTo(Outcome.QUARANTINED);
    run("B", LONG, Trigger.SCHEDULED);
    assertThat(next().outcome()).as("others are not concerned").isEqualTo(Outcome.POISONED);
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

    runner.orElseThrow().run(probe("A", "unknown", LONG), Trigger.INVOKED, Duration.ZERO);

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
    runner.orElseThrow().run(probe(name, "fake", timeout), trigger, Duration.ZERO);
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

  private static ScheduledProbe probe(String name, String type, Duration timeout) {
    ProbeType described =
        new ProbeType(
            type, ProbeKind.RECURRENT, "A fake.", List.of(), settings -> Optional.empty());
    Settings settings =
        Settings.of(
            Map.of(
                ProbeProperties.TIMEOUT.name(),
                new Setting(timeout, new Provenance.Declared(NOWHERE))));
    ItemId id = ItemId.of("Set", name);
    return new ScheduledProbe(id, new ProbeDefinition(id, described, settings, NOWHERE));
  }
}
