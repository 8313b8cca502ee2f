package dev.tend.api;

import dev.tend.core.HealthSnapshot;
import dev.tend.core.input.ProbeReported;
import dev.tend.definition.ItemId;
import dev.tend.override.merge.EffectiveDefinitions;
import dev.tend.time.SteadyClock;
import java.util.Optional;

/**
 * What there is to see. Every method answers at once from what was last published, never waits for
 * the core, and may be called by many threads.
 */
public interface HealthView {
  /** How everything stood when it was last published. */
  HealthSnapshot snapshot();

  /** The definitions that hold, with what overrides change in them. */
  EffectiveDefinitions definitions();

  /**
   * The newest scheduled run of a probe.
   *
   * @param probe the probe, with its target
   * @return empty when none has ended since the agent started
   */
  Optional<ProbeReported> lastRun(ItemId probe);

  /** How the agent itself stands. */
  AgentStatus status();

  /** The clock that the instants of the others are of. */
  SteadyClock clock();
}
