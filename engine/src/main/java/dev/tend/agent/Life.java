package dev.tend.agent;

import dev.tend.core.HealthCore;
import dev.tend.core.Resumption;
import dev.tend.core.durable.StoredState;
import dev.tend.core.input.CoreSettings;
import dev.tend.core.input.WorldInput;
import dev.tend.override.merge.EffectiveDefinitions;
import dev.tend.time.SteadyClock;
import java.time.Instant;

/**
 * One life of the agent: a core that goes on from what earlier lives kept, and its clock.
 *
 * @param core the core, not yet told that the agent started
 * @param clock steady time, going on from the earlier lives
 * @param where where it goes on
 */
record Life(HealthCore core, SteadyClock clock, Resumption where) {

  static Life begin(CoreSettings settings, EffectiveDefinitions definitions, Memory memory) {
    StoredState stored = memory.state();
    Resumption where = Resumption.ofNewLife(stored, Instant.now()).beyond(memory.lives());
    SteadyClock clock = SteadyClock.startingAt(where.now());
    return new Life(HealthCore.restore(settings, definitions, stored, where), clock, where);
  }

  /** What the core must be told first. */
  WorldInput.AgentStarted started() {
    return new WorldInput.AgentStarted(
        clock.now().minus(AgentFacts.uptime()), AgentFacts.version());
  }
}
