package dev.tend.cli;

import dev.tend.api.FakeAgent;
import dev.tend.api.RunningApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

/** A configuration in a directory, with a fake agent behind the real API where it says. */
public final class AgentPlace implements AutoCloseable {
  private final RunningApi api;
  private final Path file;

  private AgentPlace(RunningApi api, Path file) {
    this.api = api;
    this.file = file;
  }

  public static AgentPlace of(FakeAgent agent, Path directory) throws IOException {
    return of(agent, directory, "");
  }

  /** The same with more in the configuration of the API. */
  public static AgentPlace of(FakeAgent agent, Path directory, String ofApi) throws IOException {
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path state = Files.createDirectories(directory.resolve("state"));
    RunningApi api = RunningApi.of(agent, state);
    Path sets = Files.createDirectories(directory.resolve("sets"));
    for (Path set : agent.sets) {
      Files.copy(set, sets.resolve(set.getFileName()));
    }
    Path file = directory.resolve("tend.yaml");
    Files.writeString(
        file,
        "server: mail1.example.org\nhealthSets: [%s]\nstate: %s\napi: {listen: '%s'%s}\n"
            .formatted(sets, state, api.address(), ofApi));
    return new AgentPlace(api, file);
  }

  /** Runs a command with this configuration. */
  public Tend tend(String... args) {
    return Tend.run(
        Stream.concat(Stream.of(args), Stream.of("--config=" + file)).toArray(String[]::new));
  }

  /** The agent stops; its configuration and state stay. */
  @Override
  public void close() {
    api.close();
  }
}
