package dev.tend.core.random;

import dev.tend.core.HealthSnapshot;
import dev.tend.core.effect.ScheduledProbe;
import dev.tend.core.input.DefinitionInput.DefinitionsApplied;
import dev.tend.core.input.DefinitionInput.SettingsApplied;
import dev.tend.core.input.DefinitionInput.TargetsDiscovered;
import dev.tend.core.input.EnvironmentInput.OperatorWorkSeen;
import dev.tend.core.input.OperatorInput.BrakeSet;
import dev.tend.core.input.OperatorInput.HoldReleased;
import dev.tend.core.input.OperatorInput.RepairingCleared;
import dev.tend.core.input.Outcome;
import dev.tend.core.input.ProbeReported;
import dev.tend.core.input.RecoveryInput.Result;
import dev.tend.core.input.Requester;
import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.ItemId;
import dev.tend.definition.Targets;
import dev.tend.definition.type.MonitorRule;
import dev.tend.definition.value.MonitorState;
import dev.tend.override.merge.EffectiveDefinitions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Heals everything, takes back what people did, and lets three hours pass: then all must be well,
 * nothing open, nothing held.
 */
final class Finale {
  private static final String NAME = "AllWellInTheEnd";
  private static final long LASTS = Duration.ofHours(3).toMillis();

  private static final long CLOSELY = Duration.ofMinutes(20).toMillis();

  private final Stage stage;

  Finale(Stage stage) {
    this.stage = stage;
  }

  void play() {
    takeBack();
    Plan plan = new Plan();
    long end = stage.time() + LASTS;
    for (ScheduledProbe probe : stage.scheduled()) {
      long interval = probe.definition().recurrenceInterval().orElseThrow().toMillis();
      long close = stage.time() + Math.max(CLOSELY, 15 * interval);
      boolean needed = isReadBy(probe.id(), MonitorRule.NO_RESULTS);
      run(plan, probe.id(), interval, needed ? Long.MAX_VALUE : close);
    }
    plan(plan, 60_000, this::discover);
    while (plan.next() <= end) {
      stage.passUntil(plan.next());
      answer();
      plan.take().what().run();
      answer();
    }
    judge();
  }

  private void plan(Plan plan, long every, Runnable what) {
    plan.add(
        stage.time() + every,
        0,
        () -> {
          what.run();
          plan(plan, every, what);
        });
  }

  /** Runs a probe as often as it should, and after a while half as often, to save time. */
  private void run(Plan plan, ItemId probe, long interval, long close) {
    plan.add(
        stage.time() + (stage.time() < close ? interval : 2 * interval - 1),
        0,
        () -> {
          if (stage.scheduled().stream().anyMatch(one -> one.id().equals(probe))) {
            succeed(probe);
            run(plan, probe, interval, close);
          }
        });
  }

  private void takeBack() {
    Facts facts = stage.facts();
    stage.give(new DefinitionsApplied(EffectiveDefinitions.unchanged(stage.sets())));
    stage.give(new SettingsApplied(stage.settings()));
    stage.give(new BrakeSet(false, "ada", "go on"));
    facts
        .operators()
        .forEach(seen -> stage.give(new OperatorWorkSeen(seen.kind(), seen.resource(), false, "")));
    facts.holds().stream()
        .filter(hold -> hold.requester() != Requester.HEALTH_API)
        .forEach(hold -> stage.give(new HoldReleased(hold.component(), hold.requester(), "ada")));
    facts.repairs().forEach(monitor -> stage.give(new RepairingCleared(monitor, "ada")));
    discover();
    greens();
  }

  private void greens() {
    for (HealthSetDefinition set : stage.sets()) {
      for (var probe : set.probes()) {
        if (probe.isNotification()) {
          for (ItemId copy : copies(set, probe.id())) {
            for (String key : Reports.keys()) {
              Reports.notification(stage.time(), copy, key, false).does().accept(stage);
            }
          }
        }
      }
    }
  }

  private static List<ItemId> copies(HealthSetDefinition set, ItemId id) {
    return switch (set.targets()) {
      case Targets.None none -> List.of(id);
      case Targets.Fixed fixed -> fixed.names().stream().map(id::forTarget).toList();
      case Targets.Discovered discovered ->
          List.of(id.forTarget("v1"), id.forTarget("v2"), id.forTarget("v3"));
    };
  }

  private void discover() {
    for (HealthSetDefinition set : stage.sets()) {
      if (set.targets() instanceof Targets.Discovered) {
        stage.give(new TargetsDiscovered(set.name(), List.of("v1")));
      }
    }
  }

  /** Succeeds, with a sample that the rules of this probe's monitors find good. */
  private void succeed(ItemId probe) {
    boolean below = isReadBy(probe, MonitorRule.SAMPLE_BELOW);
    stage.give(
        ProbeReported.of(probe, stage.steady(), Duration.ZERO, Outcome.SUCCEEDED)
            .measuring(below ? 9 : 1));
  }

  private boolean isReadBy(ItemId probe, MonitorRule rule) {
    return stage.facts().set(probe).stream()
        .flatMap(set -> set.monitors().stream())
        .filter(monitor -> monitor.probes().contains(probe.item()))
        .anyMatch(monitor -> monitor.rule() == rule);
  }

  private void answer() {
    stage.acts().orphan().ifPresent(stage::give);
    stage.acts().delivered().ifPresent(stage::give);
    stage.acts().recorded(true).ifPresent(stage::give);
    stage.acts().ended(Result.SUCCEEDED).ifPresent(stage::give);
  }

  private void judge() {
    List<String> unwell = new ArrayList<>();
    for (HealthSnapshot.MonitorView view : stage.snapshot().monitors()) {
      if (view.shown() != MonitorState.HEALTHY) {
        unwell.add(view.toString());
      }
    }
    unwell.addAll(stage.unfinished());
    if (!unwell.isEmpty()) {
      throw new Violation(NAME, String.join("\n  ", unwell));
    }
  }
}
