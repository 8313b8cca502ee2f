package dev.tend.agent;

import dev.tend.core.HealthCore;
import dev.tend.core.ResumePoint;
import dev.tend.core.input.CoreSettings;
import dev.tend.core.input.EnvironmentInput;
import dev.tend.core.record.StoredState;
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
record CoreIncarnation(HealthCore core, SteadyClock clock, ResumePoint where) {

  static CoreIncarnation begin(
      CoreSettings settings, EffectiveDefinitions definitions, InitialState restored) {
    StoredState stored = restored.state();
    ResumePoint where = ResumePoint.ofNewLife(stored, Instant.now()).beyond(restored.lives());
    SteadyClock clock = SteadyClock.startingAt(where.now());
    return new CoreIncarnation(
        HealthCore.restore(settings, definitions, stored, where), clock, where);
  }

  /** What the core must be told first. */
  EnvironmentInput.AgentStarted started() {
    return new EnvironmentInput.AgentStarted(
        clock.now().minus(AgentFacts.uptime()), AgentFacts.version());
  }
}
