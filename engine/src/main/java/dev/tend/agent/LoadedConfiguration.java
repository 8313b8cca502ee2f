package dev.tend.agent;

import dev.tend.config.AgentConfiguration;
import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.problem.Problem;
import dev.tend.poll.PollSettings;
import java.util.List;

/**
 * A valid configuration with its health sets.
 *
 * @param configuration its configuration
 * @param definitions what it watches, as declared
 * @param overrides how overrides are polled
 * @param warnings what is questionable but not wrong
 */
record LoadedConfiguration(
    AgentConfiguration configuration,
    List<HealthSetDefinition> definitions,
    PollSettings overrides,
    List<Problem> warnings) {
  LoadedConfiguration {
    definitions = List.copyOf(definitions);
    warnings = List.copyOf(warnings);
  }
}
