package dev.tend.agent;

import dev.tend.api.AgentStatus;
import dev.tend.api.HealthView;
import dev.tend.api.LastRun;
import dev.tend.core.HealthSnapshot;
import dev.tend.definition.ItemId;
import dev.tend.override.merge.EffectiveDefinitions;
import dev.tend.time.SteadyClock;
import java.util.Optional;
import java.util.function.Supplier;

/** What others see of the agent. */
record AgentHealthView(
    Supplier<HealthSnapshot> snapshots,
    Supplier<EffectiveDefinitions> current,
    LastRuns lastRuns,
    Of agent)
    implements HealthView {

  /** The agent itself. */
  record Of(SteadyClock clock, Supplier<AgentStatus> status) {}

  @Override
  public HealthSnapshot snapshot() {
    return snapshots.get();
  }

  @Override
  public EffectiveDefinitions definitions() {
    return current.get();
  }

  @Override
  public Optional<LastRun> lastRun(ItemId probe) {
    return lastRuns.of(probe);
  }

  @Override
  public AgentStatus status() {
    return agent.status().get();
  }

  @Override
  public SteadyClock clock() {
    return agent.clock();
  }
}
