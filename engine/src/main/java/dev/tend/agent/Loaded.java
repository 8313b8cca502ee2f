package dev.tend.agent;

import dev.tend.config.AgentConfiguration;
import dev.tend.definition.problem.Problem;
import dev.tend.override.merge.EffectiveDefinitions;
import java.util.List;

/**
 * What an agent runs by, found good.
 *
 * @param configuration its configuration
 * @param definitions what it watches
 * @param warnings what is questionable but not wrong
 */
record Loaded(
    AgentConfiguration configuration, EffectiveDefinitions definitions, List<Problem> warnings) {
  Loaded {
    warnings = List.copyOf(warnings);
  }
}
