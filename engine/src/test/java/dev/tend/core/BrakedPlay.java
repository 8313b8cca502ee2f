package dev.tend.core;

import dev.tend.core.effect.Effect;
import dev.tend.core.effect.Intent;
import dev.tend.core.input.EnvironmentInput.PageDelivered;
import dev.tend.core.input.Input;
import dev.tend.core.input.OperatorInput.ApprovalAnswered;
import dev.tend.core.input.OperatorInput.BrakeSet;
import dev.tend.core.input.Outcome;
import dev.tend.core.input.ProbeReported;
import dev.tend.core.input.RecoveryInput.EvidenceCollected;
import dev.tend.core.input.RecoveryInput.IntentRecorded;
import dev.tend.core.input.RecoveryInput.RecoveryEnded;
import dev.tend.core.input.RecoveryInput.Result;
import dev.tend.core.input.Trigger;
import dev.tend.definition.ItemId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * A fault that lasts, a core that acts on it, and a world that answers after delays of a seed, one
 * step after the other. What the core decides and what the world does about it are two steps, and
 * the brake may be pulled before any. As in the agent, the hand that begins an action looks at the
 * brake right before, and the core may hear of it later.
 */
final class BrakedPlay {
  static final ItemId PROBE = ItemId.of("Smtp", "P");
  private static final String WORDS = "ada stopped all recovery: enough";

  private record Due(Instant at, int order, Runnable what) {}

  private final Bench bench;
  private final Random random;
  private final PriorityQueue<Due> due =
      new PriorityQueue<>(Comparator.comparing(Due::at).thenComparingInt(Due::order));
  private final List<Intent> begun = new ArrayList<>();
  private int scheduled;
  private int steps;
  private int seen;
  private boolean pulled;

  BrakedPlay(String set, long seed) {
    bench = new Bench(set, Duration.ZERO).evidenceHangs();
    random = new Random(seed);
    later(20_000, this::probe);
  }

  Bench bench() {
    return bench;
  }

  /** The actions that really began, in order. */
  List<Intent> begun() {
    return begun;
  }

  int steps() {
    return steps;
  }

  /** Does so many steps. */
  void steps(int number) {
    for (int step = 0; step < number; step++) {
      step();
    }
  }

  /** Goes on until then. */
  void until(Instant end) {
    while (next().isBefore(end)) {
      step();
    }
  }

  /** Pulls the brake; the core hears of it so much later. */
  void pull(long heardAfterMillis) {
    pulled = true;
    if (heardAfterMillis == 0) {
      tell(new BrakeSet(true, "ada", "enough"));
    } else {
      later(heardAfterMillis, () -> tell(new BrakeSet(true, "ada", "enough")));
    }
  }

  void release() {
    pulled = false;
    tell(new BrakeSet(false, "ada", "go on"));
  }

  private void step() {
    steps++;
    Instant next = next();
    boolean tick = due.isEmpty() || due.element().at().isAfter(next);
    bench.pass(Duration.between(bench.now(), next));
    carryOut();
    if (!tick) {
      due.remove().what().run();
    }
  }

  private Instant next() {
    Instant queued = due.element().at();
    return bench.core().nextDeadline().filter(at -> at.isBefore(queued)).orElse(queued);
  }

  private void tell(Input input) {
    bench.tell(input);
    carryOut();
  }

  private void carryOut() {
    List<Effect> effects = bench.effects(Effect.class);
    while (seen < effects.size()) {
      carryOut(effects.get(seen));
      seen++;
    }
  }

  private void carryOut(Effect effect) {
    switch (effect) {
      case Effect.RunProbe run ->
          later(
              between(50, 2_000),
              () -> tell(failed(run.probe()).triggeredBy(Trigger.CONFIRMATION)));
      case Effect.RecordIntent record ->
          later(between(1, 100), () -> tell(new IntentRecorded(record.intent().instance(), true)));
      case Effect.CollectEvidence collect ->
          later(
              between(10, 3_000),
              () -> tell(new EvidenceCollected(collect.intent().instance(), "evidence", "")));
      case Effect.BeginRecovery begin -> later(between(0, 50), () -> begin(begin.intent()));
      case Effect.AskApproval ask ->
          later(
              between(1_000, 20_000),
              () -> tell(new ApprovalAnswered(ask.approval(), true, "bert", "")));
      case Effect.SendPage send ->
          later(
              between(5, 2_000),
              () -> tell(new PageDelivered(send.page().alertId(), send.page().sequence())));
      case Effect.BringOnline online -> {
        // Nothing is offline here.
      }
      case Effect.ScheduleProbes schedule -> {
        // The one probe runs all the time.
      }
    }
  }

  private void begin(Intent intent) {
    if (pulled) {
      tell(new RecoveryEnded(intent.instance(), Result.NOT_BEGUN, WORDS));
      return;
    }
    begun.add(intent);
    later(
        between(500, 9_000),
        () -> tell(new RecoveryEnded(intent.instance(), Result.SUCCEEDED, "done")));
  }

  private void probe() {
    tell(failed(PROBE));
    later(20_000, this::probe);
  }

  private ProbeReported failed(ItemId probe) {
    return ProbeReported.of(probe, bench.now(), Duration.ZERO, Outcome.FAILED);
  }

  private void later(long millis, Runnable what) {
    scheduled++;
    due.add(new Due(bench.now().plusMillis(millis), scheduled, what));
  }

  private long between(int least, int most) {
    return random.nextInt(least, most + 1);
  }
}
