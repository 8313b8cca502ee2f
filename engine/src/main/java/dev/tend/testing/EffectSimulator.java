package dev.tend.testing;

import dev.tend.core.effect.Effect;
import dev.tend.core.effect.Intent;
import dev.tend.core.effect.ScheduledProbe;
import dev.tend.core.input.EnvironmentInput;
import dev.tend.core.input.Input;
import dev.tend.core.input.OperatorInput;
import dev.tend.core.input.RecoveryInput;
import dev.tend.core.input.Trigger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Carries out effects by asking the environment for their results. */
final class EffectSimulator {
  private final Simulation simulation;
  private final SimulatedEnvironment environment;
  private final SimulatedSchedule simulatedSchedule = new SimulatedSchedule();

  EffectSimulator(Simulation simulation, SimulatedEnvironment environment) {
    this.simulation = simulation;
    this.environment = environment;
  }

  void carryOut(Effect effect) {
    switch (effect) {
      case Effect.ScheduleProbes schedule -> schedule(schedule.probes());
      case Effect.RunProbe run ->
          simulatedSchedule.find(run.probe()).ifPresent(probe -> run(probe, Trigger.CONFIRMATION));
      case Effect.RecordIntent record -> submitLater(Duration.ZERO, recorded(record.intent()));
      case Effect.BeginRecovery begin -> begin(begin.intent());
      case Effect.CollectEvidence collect -> collect(collect.intent());
      case Effect.AskApproval question -> ask(question);
      case Effect.BringOnline online -> {
        // the environment has no components of its own
      }
      case Effect.SendPage send ->
          submitLater(
              Duration.ZERO,
              new EnvironmentInput.PageDelivered(send.page().alertId(), send.page().sequence()));
    }
  }

  /** Starts the schedule again. */
  void reschedule() {
    List<ScheduledProbe> probes = simulatedSchedule.probes();
    simulatedSchedule.clear();
    schedule(probes);
  }

  private void schedule(List<ScheduledProbe> probes) {
    simulatedSchedule
        .apply(probes, simulation.now())
        .forEach(
            (row, start) ->
                simulation.later(
                    Duration.between(simulation.now(), start), () -> runOnSchedule(row)));
  }

  private void runOnSchedule(SimulatedSchedule.Row row) {
    if (!simulatedSchedule.contains(row)) {
      return;
    }
    Duration untilNext = Duration.between(simulation.now(), row.started(simulation.now()));
    if (!row.busy(simulation.now())) {
      run(row.probe(), Trigger.SCHEDULED)
          .ifPresent(run -> row.busyUntil(simulation.now().plus(run.elapsed())));
    }
    simulation.later(untilNext, () -> runOnSchedule(row));
  }

  private Optional<SimulatedRun> run(ScheduledProbe probe, Trigger trigger) {
    Optional<SimulatedRun> run = environment.run(probe, trigger, simulation.elapsed());
    run.ifPresent(
        ended -> submitLater(ended.elapsed(), ended.report(probe.id(), trigger, simulation.now())));
    return run;
  }

  private RecoveryInput.IntentRecorded recorded(Intent intent) {
    return new RecoveryInput.IntentRecorded(
        intent.instance(), environment.keeps(intent, simulation.elapsed()));
  }

  private void begin(Intent intent) {
    environment
        .act(intent, simulation.elapsed())
        .ifPresent(
            end ->
                submitLater(
                    end.takes(),
                    new RecoveryInput.RecoveryEnded(
                        intent.instance(), end.result(), end.message())));
  }

  private void collect(Intent intent) {
    environment
        .collect(intent, simulation.elapsed())
        .ifPresent(
            takes ->
                submitLater(
                    takes,
                    new RecoveryInput.EvidenceCollected(
                        intent.instance(), "evidence/" + intent.instance() + ".txt", "")));
  }

  private void ask(Effect.AskApproval question) {
    environment
        .ask(question, simulation.elapsed())
        .ifPresent(
            approvalReply ->
                submitLater(
                    approvalReply.after(),
                    new OperatorInput.ApprovalAnswered(
                        question.approval(), approvalReply.granted(), approvalReply.owner(), "")));
  }

  private void submitLater(Duration delay, Input input) {
    simulation.later(delay, () -> simulation.submit(input));
  }
}
