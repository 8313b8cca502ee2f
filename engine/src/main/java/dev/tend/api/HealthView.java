package dev.tend.api;

import dev.tend.core.HealthSnapshot;
import dev.tend.core.input.ProbeReported;
import dev.tend.definition.ItemId;
import dev.tend.override.merge.EffectiveDefinitions;
import dev.tend.time.SteadyClock;
import java.util.Optional;

/**
 * What people can see of the agent. Every method answers at once from what was last published,
 * never waits for the core, and may be called by many threads.
 */
public interface HealthView {
  /** The health that was last published. */
  HealthSnapshot snapshot();

  /** The definitions in effect, overrides included. */
  EffectiveDefinitions definitions();

  /**
   * The latest scheduled run of a probe.
   *
   * @param probe the probe, with its target
   * @return empty when none has ended since the agent started
   */
  Optional<ProbeReported> lastRun(ItemId probe);

  /** The newest red event of a probe that no green took back; empty when none is known. */
  default Optional<ProbeReported> lastRed(ItemId probe) {
    return Optional.empty();
  }

  /** The status of the agent itself. */
  AgentStatus status();

  /** The clock of all instants here. */
  SteadyClock clock();
}
