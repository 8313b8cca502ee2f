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
 * One run of the agent: a core that resumes from what earlier runs kept, and its clock.
 *
 * @param core the core, before it is told that the agent started
 * @param clock steady time, continued from earlier runs
 * @param where where it resumes
 */
record CoreIncarnation(HealthCore core, SteadyClock clock, ResumePoint where) {

  static CoreIncarnation begin(
      CoreSettings settings, EffectiveDefinitions definitions, InitialState restored) {
    StoredState stored = restored.state();
    ResumePoint where =
        ResumePoint.ofNewLife(stored, Instant.now()).beyond(restored.incarnations());
    SteadyClock clock = SteadyClock.startingAt(where.now());
    return new CoreIncarnation(
        HealthCore.restore(settings, definitions, stored, where), clock, where);
  }

  /** The first input of the core. */
  EnvironmentInput.AgentStarted started() {
    return new EnvironmentInput.AgentStarted(
        clock.now().minus(AgentFacts.uptime()), AgentFacts.version());
  }
}
