package dev.tend.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tend.core.HealthCore;
import dev.tend.core.effect.Effect;
import dev.tend.core.event.EventBody;
import dev.tend.core.event.HealthEvent;
import dev.tend.core.event.Refusal;
import dev.tend.core.event.ResponderEvent;
import dev.tend.core.input.CoreSettings;
import dev.tend.core.input.DefinitionInput.DefinitionsApplied;
import dev.tend.core.input.EnvironmentInput.AgentStarted;
import dev.tend.core.input.OperatorInput.BrakeSet;
import dev.tend.core.input.Outcome;
import dev.tend.core.input.ProbeReported;
import dev.tend.core.input.RecoveryInput.EvidenceCollected;
import dev.tend.core.input.Trigger;
import dev.tend.core.record.Checkpoint;
import dev.tend.core.record.DurableChange;
import dev.tend.definition.ItemId;
import dev.tend.definition.type.Types;
import dev.tend.definition.value.Mode;
import dev.tend.definition.value.MonitorState;
import dev.tend.definition.yaml.HealthSetReader;
import dev.tend.definition.yaml.Parameters;
import dev.tend.override.merge.EffectiveDefinitions;
import dev.tend.time.SteadyClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HealthLoopTest {
  private static final ItemId PROBE = ItemId.of("Shop", "DoorProbe");
  static final String SHOP =
      """
      healthSet: Shop
      healthGroup: ServiceComponents
      description: A shop.
      runbook: Look at the door.
      probes:
        - {name: DoorProbe, type: tcp, description: Knocks., recurrenceInterval: 1h, timeout: 1s, port: 1}
      monitors:
        - name: DoorMonitor
          type: consecutive-probe-failures
          aspect: availability
          description: The door is shut.
          probes: [DoorProbe]
          monitoringInterval: 4h
          monitoringThreshold: 1
          stateTransitions: {degraded: 0s}
      responders:
        - {name: Knock, type: run-command, monitor: DoorMonitor, targetHealthState: Degraded, command: [knock], resource: door}
        - {name: Call, type: escalate, monitor: DoorMonitor, targetHealthState: Degraded, subject: The door is shut}
      """;

  private final SteadyClock clock = SteadyClock.startingAt(Instant.parse("2026-01-05T00:00:00Z"));
  private final List<String> journal = new CopyOnWriteArrayList<>();
  private final List<EventBody> events = new CopyOnWriteArrayList<>();
  private final List<Effect> effects = new CopyOnWriteArrayList<>();
  private final CountDownLatch storeMayGo = new CountDownLatch(1);
  private volatile boolean storeBroken;
  private volatile boolean listenerBroken;
  private volatile CountDownLatch hold = new CountDownLatch(0);
  private volatile boolean loopHeld;
  private final HealthLoop loop =
      new HealthLoop(new HealthCore(settings()), clock, new Store(), this::record, this::act);

  @AfterEach
  void stop() {
    storeMayGo.countDown();
    loop.close();
  }

  @Test
  void a_failure_goes_through_the_core_to_an_effect_and_into_the_snapshot() {
    storeMayGo.countDown();
    begin();

    loop.report(failed(Trigger.SCHEDULED));

    await().until(() -> asked(Effect.RunProbe.class) && asked(Effect.SendPage.class));
    assertThat(loop.snapshot().monitors().getFirst().shown()).isEqualTo(MonitorState.DEGRADED);
  }

  @Test
  void the_start_is_durable_before_any_event_of_this_life_is_written() {
    storeMayGo.countDown();

    begin();

    assertThat(journal).startsWith("kept", "recorded");
  }

  @Test
  void no_effect_is_carried_out_before_what_it_rests_on_is_kept() {
    storeBroken = true; // The first, kept before the loop starts, must not wait for the gate.
    begin();
    storeBroken = false;
    long carriedOut = effects.size();

    loop.report(failed(Trigger.SCHEDULED));
    await().until(() -> raised());

    assertThat(effects).hasSize((int) carriedOut);
    storeMayGo.countDown();
    await().until(() -> asked(Effect.SendPage.class));
  }

  @Test
  void without_a_store_nothing_is_repaired_but_people_are_told() {
    storeMayGo.countDown();
    begin();
    storeBroken = true;

    loop.report(failed(Trigger.SCHEDULED));
    await().until(() -> asked(Effect.RunProbe.class));
    loop.report(failed(Trigger.CONFIRMATION));

    await().until(() -> refused(Refusal.CANNOT_RECORD));
    await().until(() -> asked(Effect.SendPage.class));
    assertThat(asked(Effect.BeginRecovery.class)).isFalse();
    assertThat(loop.storeTrouble()).isPresent();
    storeBroken = false;
    await().until(() -> loop.storeTrouble().isEmpty());
  }

  @Test
  void with_a_store_the_intent_is_kept_and_then_the_act_begins() {
    storeMayGo.countDown();
    begin();

    loop.report(failed(Trigger.SCHEDULED));
    await().until(() -> asked(Effect.RunProbe.class));
    loop.report(failed(Trigger.CONFIRMATION));

    await().until(() -> asked(Effect.BeginRecovery.class));
  }

  @Test
  void results_that_find_no_room_are_counted_and_what_must_not_be_lost_is_not() throws Exception {
    storeMayGo.countDown();
    begin();
    CountDownLatch holding = new CountDownLatch(1);
    hold = holding;
    var held = loop.ask(new BrakeSet(true, "a", "b"));
    await().until(() -> loopHeld);

    for (int i = 0; i < HealthLoop.CAPACITY + 100; i++) {
      loop.report(failed(Trigger.SCHEDULED));
    }
    assertThat(loop.dropped()).isEqualTo(100);
    var answer = loop.ask(new BrakeSet(false, "a", "b"));
    holding.countDown();

    assertThat(answer.get(30, TimeUnit.SECONDS).events()).isNotEmpty();
    assertThat(held).isDone();
  }

  @Test
  void a_listener_that_breaks_keeps_no_decision_from_being_carried_out() {
    storeMayGo.countDown();
    begin();
    listenerBroken = true;

    loop.report(failed(Trigger.SCHEDULED));

    await().until(() -> asked(Effect.RunProbe.class) && asked(Effect.SendPage.class));
  }

  @Test
  void the_loop_says_that_it_has_ended() {
    storeMayGo.countDown();
    begin();
    assertThat(loop.trouble()).isEmpty();

    loop.close();

    assertThat(loop.trouble().orElseThrow()).contains("has ended");
  }

  @Test
  void who_asks_for_an_answer_that_lasts_gets_it_after_the_store() throws Exception {
    storeMayGo.countDown();
    begin();
    journal.clear();

    loop.askAndKeep(new BrakeSet(true, "a", "b")).get(30, TimeUnit.SECONDS);

    assertThat(journal).contains("kept");
  }

  @Test
  void who_notifies_is_answered_when_what_monitors_remember_of_it_is_kept() throws Exception {
    storeMayGo.countDown();
    begin();
    journal.clear();

    loop.askAndKeep(failed(Trigger.SCHEDULED).notifying("backup")).get(30, TimeUnit.SECONDS);

    assertThat(journal).contains("checkpoint");
  }

  @Test
  void at_its_end_a_checkpoint_is_kept() {
    storeMayGo.countDown();
    begin();

    loop.close();

    assertThat(journal).contains("checkpoint");
    assertThat(loop.isAlive()).isFalse();
  }

  private void begin() {
    loop.start(new AgentStarted(clock.now(), "1"));
    var read =
        new HealthSetReader(Types.builtIn(), Parameters.none())
            .read("shop.yaml", SHOP)
            .definition()
            .orElseThrow();
    loop.submit(new DefinitionsApplied(EffectiveDefinitions.unchanged(List.of(read))));
    await().until(() -> !loop.snapshot().monitors().isEmpty());
  }

  private ProbeReported failed(Trigger trigger) {
    return ProbeReported.of(PROBE, clock.now(), Duration.ZERO, Outcome.FAILED).triggeredBy(trigger);
  }

  private boolean raised() {
    return loop.snapshot().monitors().getFirst().shown() == MonitorState.DEGRADED;
  }

  private boolean asked(Class<? extends Effect> kind) {
    return effects.stream().anyMatch(kind::isInstance);
  }

  private boolean refused(Refusal reason) {
    return events.stream()
        .anyMatch(
            body -> body instanceof ResponderEvent.Refused refused && refused.reason() == reason);
  }

  private void record(List<HealthEvent> recorded) {
    journal.add("recorded");
    if (hold.getCount() > 0) {
      loopHeld = true;
      waitFor(hold);
    }
    if (listenerBroken) {
      throw new IllegalStateException("a meter broke");
    }
    recorded.forEach(event -> events.add(event.body()));
  }

  private void act(Effect effect) {
    if (effect instanceof Effect.CollectEvidence collect) {
      loop.submit(new EvidenceCollected(collect.intent().instance(), "", "none here"));
    }
    effects.add(effect);
  }

  private static CoreSettings settings() {
    return new CoreSettings("mail1", Mode.ACT, Duration.ZERO, Set.of(), 6, 12);
  }

  /** A store that can be slow and can fail. */
  private final class Store implements StateSink {
    @Override
    public void keep(List<DurableChange> changes) throws NotKeptException {
      if (storeBroken) {
        throw new NotKeptException("the disk is full", new IllegalStateException());
      }
      waitFor(storeMayGo);
      journal.add("kept");
    }

    @Override
    public void checkpoint(Checkpoint checkpoint) {
      journal.add("checkpoint");
    }
  }

  private static void waitFor(CountDownLatch gate) {
    try {
      gate.await();
    } catch (InterruptedException ends) {
      Thread.currentThread().interrupt();
    }
  }
}
