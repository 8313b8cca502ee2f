package dev.tend.core.random;

import dev.tend.core.effect.Effect;
import dev.tend.core.effect.ScheduledProbe;
import dev.tend.core.input.RecoveryInput.Result;
import dev.tend.core.input.Trigger;
import dev.tend.definition.ItemId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Decides what happens around the core, from one seed: results and their lack, what becomes of
 * acts, restarts, and the whims of people. Writes down every step, so that it can be done again.
 */
final class World {
  private final Dice dice;
  private final Plan plan = new Plan();
  private final Moods moods;
  private final Reports reports;
  private final Whims whims;
  private final Stage stage;
  private final List<Step> steps = new ArrayList<>();
  private final Set<ItemId> planned = new HashSet<>();

  /** The mean time between two runs of a probe: by it all else is paced. */
  private final long beat;

  private final Coverage coverage;

  private int life = 1;
  private long clock;

  World(long seed, Coverage coverage) {
    this.coverage = coverage;
    dice = new Dice(~seed);
    moods = new Moods(dice);
    reports = new Reports(dice);
    stage = new Stage(seed);
    stage.listen(this::follow);
    whims = new Whims(dice, stage);
    beat = beat(stage.scheduled());
    schedule();
    again(15 * beat, this::trouble);
    again(6 * beat, () -> play(whims.any(now())));
    again(12 * beat, () -> play(twin()));
    again(30 * beat, () -> play(checkpoint()));
    again(70 * beat, () -> play(restart(false)));
    again(60 * beat, () -> play(stall()));
    again(15 * beat, this::notices);
    again(40 * beat, () -> play(whims.discovery(now())));
  }

  List<Step> steps() {
    return steps;
  }

  Stage stage() {
    return stage;
  }

  /** Lets so many inputs happen. */
  void run(long inputs) {
    while (stage.played() < inputs) {
      long next = stage.nextTick();
      if (next < plan.next()) {
        stage.tick();
      } else {
        Plan.Entry entry = plan.take();
        clock = Math.max(entry.at(), stage.time());
        if (entry.life() == 0 || entry.life() == life) {
          entry.what().run();
        }
      }
    }
  }

  private long now() {
    return Math.max(clock, stage.time());
  }

  private void play(Step step) {
    steps.add(step);
    stage.play(step);
  }

  private void later(long delay, Runnable what) {
    plan.add(now() + delay, life, what);
  }

  private void again(long mean, Runnable what) {
    plan.add(
        now() + dice.around(mean),
        0,
        () -> {
          again(mean, what);
          what.run();
        });
  }

  private void schedule() {
    for (ScheduledProbe probe : stage.scheduled()) {
      if (planned.add(probe.id())) {
        long interval = interval(probe);
        plan.add(now() + dice.around(interval / 2), 0, () -> run(probe.id()));
      }
    }
  }

  private void run(ItemId id) {
    for (ScheduledProbe probe : stage.scheduled()) {
      if (probe.id().equals(id)) {
        long interval = interval(probe);
        plan.add(now() + interval, 0, () -> run(id));
        if (!moods.silent(id) && !dice.chance(0.01)) {
          long takes = dice.between(0, (int) probe.definition().timeout().toMillis());
          later(takes, () -> play(scheduledResult(id, takes)));
          if (dice.chance(0.01)) {
            long late = takes + dice.around(interval);
            later(late, () -> play(scheduledResult(id, late)));
          }
        }
        return;
      }
    }
    planned.remove(id);
  }

  private Step scheduledResult(ItemId id, long ago) {
    return reports.result(now(), id, Trigger.SCHEDULED, ago, moods.outcome(id));
  }

  private static long interval(ScheduledProbe probe) {
    return probe.definition().recurrenceInterval().orElseThrow().toMillis();
  }

  private static long beat(List<ScheduledProbe> probes) {
    return (long) probes.stream().mapToLong(World::interval).average().orElse(20_000);
  }

  private void trouble() {
    List<ScheduledProbe> probes = stage.scheduled();
    if (probes.isEmpty()) {
      return;
    }
    ItemId probe = dice.oneOf(probes).id();
    String whom = dice.chance(0.5) ? probe.toString() : probe.healthSet();
    moods.befall(whom);
    plan.add(now() + dice.around(25 * beat), 0, () -> moods.heal(whom));
  }

  private void notices() {
    for (ItemId probe : whims.notificationProbes()) {
      if (dice.chance(0.4)) {
        play(reports.notification(now(), probe, dice.chance(0.45)));
      }
    }
  }

  private Step twin() {
    int inputs = dice.between(5, 200);
    return new Step(now(), "TWIN for " + inputs + " inputs", false, one -> one.split(inputs));
  }

  private Step checkpoint() {
    return new Step(now(), "CHECKPOINT", false, Stage::checkpoint);
  }

  private Step stall() {
    long millis = dice.around(3 * beat);
    return new Step(now(), "STALL of " + millis + " ms", true, one -> one.stall(millis));
  }

  /** It turns out that nothing of the acts of the earlier life is running any more. */
  private void orphans() {
    play(answer("an orphan is gone", one -> one.acts().orphan().ifPresent(one::give)));
    if (stage.acts().orphan().isPresent()) {
      later(dice.around(5_000), this::orphans);
    }
  }

  private Step restart(boolean crash) {
    long down = dice.chance(0.1) ? dice.seconds(600, 100_000) : dice.seconds(0, 120);
    long jump = dice.chance(0.2) ? dice.seconds(-4000, 4000) : 0;
    boolean orderly = !crash && dice.chance(0.4);
    plan.add(now() + down + dice.one(0, 0, 5_000, 60_000), life + 1, this::orphans);
    life++;
    String text =
        (orderly ? "RESTART" : "CRASH") + " down " + down + " ms, clock set by " + jump + " ms";
    return new Step(now(), text, false, one -> one.restart(down, jump, orderly));
  }

  /** Plans what becomes of effects; sometimes the agent dies before any of it. */
  private void follow(Moment moment) {
    coverage.add(moment);
    if (moment.decision().effects().isEmpty()) {
      return;
    }
    if (dice.chance(0.01)) {
      later(0, () -> play(restart(true)));
      return;
    }
    for (Effect effect : moment.decision().effects()) {
      carryOut(effect);
    }
  }

  private void collect() {
    String file = dice.chance(0.9) ? "evidence.txt" : "";
    unlessLost(
        0.1,
        dice.around(2000),
        () ->
            answer(
                "the evidence is there: " + file,
                one -> one.acts().collected(file).ifPresent(one::give)));
  }

  private void carryOut(Effect effect) {
    switch (effect) {
      case Effect.RunProbe run -> {
        if (!dice.chance(0.05)) {
          long takes = dice.around(2000);
          later(takes, () -> play(confirmation(run.probe(), takes)));
        }
      }
      case Effect.RecordIntent record -> {
        boolean stored = !dice.chance(0.06);
        unlessLost(
            0.03,
            200,
            () ->
                answer(
                    "the store has it: " + stored,
                    one -> one.acts().recorded(stored).ifPresent(one::give)));
      }
      case Effect.CollectEvidence collect -> collect();
      case Effect.BeginRecovery begin -> {
        Result result = dice.chance(0.8) ? Result.SUCCEEDED : Result.FAILED;
        String set = begin.intent().responder().healthSet();
        boolean helps = result == Result.SUCCEEDED && dice.chance(0.6);
        long takes = begin.intent().definition().timeout().toMillis() * 2 / 3;
        unlessLost(
            0.1,
            takes,
            () -> {
              if (helps) {
                moods.healAll(set);
              }
              return answer(
                  "the act ends: " + result, one -> one.acts().ended(result).ifPresent(one::give));
            });
      }
      case Effect.AskApproval ask -> {
        boolean granted = dice.chance(0.75);
        unlessLost(0.2, 120_000, () -> whims.approval(now(), granted));
      }
      case Effect.ScheduleProbes schedule -> later(0, this::schedule);
      case Effect.BringOnline online -> {
        // The world has no components.
      }
      case Effect.SendPage send ->
          unlessLost(
              0.1,
              10_000,
              () -> answer("a page is read", one -> one.acts().delivered().ifPresent(one::give)));
    }
  }

  private Step confirmation(ItemId probe, long takes) {
    long ago = dice.chance(0.03) ? takes + 1000 : dice.between(0, (int) takes);
    return reports.result(now(), probe, Trigger.CONFIRMATION, ago, moods.outcome(probe));
  }

  private Step answer(String text, Consumer<Stage> does) {
    return new Step(now(), text, false, does);
  }

  private void unlessLost(double loss, long mean, Supplier<Step> step) {
    if (!dice.chance(loss)) {
      later(dice.around(mean), () -> play(step.get()));
    }
  }
}
