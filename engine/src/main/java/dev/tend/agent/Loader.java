package dev.tend.agent;

import dev.tend.config.AgentConfiguration;
import dev.tend.config.ConfigurationFiles;
import dev.tend.config.ConfigurationReader;
import dev.tend.config.ConfigurationResult;
import dev.tend.config.HostFacts;
import dev.tend.config.UnusableKeyException;
import dev.tend.definition.file.HealthSetFiles;
import dev.tend.definition.problem.Problem;
import dev.tend.definition.type.Types;
import dev.tend.definition.value.SourcePosition;
import dev.tend.definition.yaml.HealthSetReader;
import dev.tend.definition.yaml.ReadResults;
import dev.tend.poll.PollSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the configuration and the health sets it names, all or nothing. */
final class Loader {
  private final Path file;
  private final Types types;

  Loader(Path file, Types types) {
    this.file = file;
    this.types = types;
  }

  Path file() {
    return file;
  }

  /**
   * Reads everything.
   *
   * @throws CannotLoadException if anything is wrong anywhere
   */
  LoadedConfiguration load() throws CannotLoadException {
    ConfigurationResult read =
        ConfigurationFiles.read(file, new ConfigurationReader(HostFacts.ofThisHost(), types));
    AgentConfiguration configuration =
        read.configuration().orElseThrow(() -> new CannotLoadException(read.problems()));
    ReadResults sets =
        HealthSetFiles.read(
            new HealthSetReader(types, configuration.parameters()), configuration.healthSets());
    List<Problem> problems = new ArrayList<>(read.problems());
    problems.addAll(sets.problems());
    if (!sets.isGood()) {
      throw new CannotLoadException(problems);
    }
    return new LoadedConfiguration(
        configuration, sets.definitions(), overrides(configuration), problems);
  }

  private PollSettings overrides(AgentConfiguration configuration) throws CannotLoadException {
    try {
      return PollSettings.of(configuration);
    } catch (UnusableKeyException changed) {
      // It was checked a moment ago, when the configuration was read.
      throw new CannotLoadException(
          List.of(
              Problem.error(
                  SourcePosition.ofFile(file.toString()), String.valueOf(changed.getMessage()))));
    }
  }
}
