package dev.tend.cli.event;

import dev.tend.cli.output.CannotAskException;
import dev.tend.config.AgentConfiguration;
import dev.tend.config.ConfigurationFiles;
import dev.tend.config.ConfigurationReader;
import dev.tend.config.HostFacts;
import dev.tend.definition.type.Types;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say where event files are. */
final class EventDirectoryOption {
  private static final Path USUAL = Path.of("/var/log/tend");

  @Option(names = "--directory", paramLabel = "DIR", description = "Where the event files are.")
  private Optional<Path> directory = Optional.empty();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The agent's configuration, which says where they are.")
  private Optional<Path> config = Optional.empty();

  /** The directory. */
  Path directory() {
    if (directory.isPresent()) {
      return directory.get();
    }
    Path file = ConfigurationFiles.find(config, System.getenv());
    if (config.isEmpty() && !Files.exists(file)) {
      return USUAL;
    }
    return ConfigurationFiles.read(
            file, new ConfigurationReader(HostFacts.ofThisHost(), Types.builtIn()))
        .configuration()
        .map(AgentConfiguration::events)
        .map(AgentConfiguration.EventFiles::directory)
        .orElseThrow(
            () ->
                new CannotAskException(
                    file + " cannot be used; tend validate says why; or name --directory"));
  }
}
