package dev.tend.testing;

import dev.tend.core.effect.Intent;
import dev.tend.core.effect.ScheduledProbe;
import dev.tend.core.input.Outcome;
import dev.tend.core.input.Trigger;
import dev.tend.definition.ItemId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** An environment that a test changes by hand as time passes. */
public final class ManualEnvironment implements SimulatedEnvironment {
  private final Map<ItemId, Optional<SimulatedRun>> runs = new HashMap<>();
  private Function<Intent, Optional<ActionResult>> acts =
      intent -> Optional.of(ActionResult.succeeding(ACTION_TIME));
  private boolean storeWorks = true;

  /** From now on every run of this probe has this result. */
  public void gives(ItemId probe, SimulatedRun run) {
    runs.put(probe, Optional.of(run));
  }

  /** From now on every run of this probe has this outcome, at once. */
  public void gives(ItemId probe, Outcome outcome) {
    gives(probe, SimulatedRun.of(outcome));
  }

  /** From now on this probe's runs never end. */
  public void silence(ItemId probe) {
    runs.put(probe, Optional.empty());
  }

  /** From now on actions end like this; empty: they hang. The function may change this object. */
  public void acts(Function<Intent, Optional<ActionResult>> ends) {
    acts = ends;
  }

  /** Whether the store keeps intents from now on. */
  public void storeWorks(boolean works) {
    storeWorks = works;
  }

  @Override
  public Optional<SimulatedRun> run(ScheduledProbe probe, Trigger trigger, Duration at) {
    Optional<SimulatedRun> run = runs.get(probe.id());
    return run == null ? SimulatedEnvironment.super.run(probe, trigger, at) : run;
  }

  @Override
  public Optional<ActionResult> act(Intent intent, Duration at) {
    return acts.apply(intent);
  }

  @Override
  public boolean keeps(Intent intent, Duration at) {
    return storeWorks;
  }
}
