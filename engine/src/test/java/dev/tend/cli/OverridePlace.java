package dev.tend.cli;

import dev.tend.api.FakeAgent;
import dev.tend.api.FakeOverrides;
import dev.tend.api.RunningApi;
import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.file.HealthSetFiles;
import dev.tend.definition.type.Types;
import dev.tend.definition.yaml.HealthSetReader;
import dev.tend.definition.yaml.Parameters;
import dev.tend.definition.yaml.ReadResults;
import dev.tend.override.MonitoringOverride;
import dev.tend.override.shared.SharedDirectory;
import dev.tend.override.shared.SharedView;
import dev.tend.override.shared.TrustPolicy;
import dev.tend.override.store.LocalStore;
import dev.tend.override.store.OverrideStoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A server {@code mail1.example.org} with the health sets of the catalogue and of the samples, a
 * local store and a shared directory; its agent runs, or not.
 */
final class OverridePlace implements AutoCloseable {
  private static final List<Path> SETS =
      List.of(
          Path.of("../healthsets/catalog").toAbsolutePath().normalize(),
          Path.of("../samples/health-sets").toAbsolutePath().normalize());

  private final Path directory;
  private final LocalStore store;
  private final SharedDirectory shared;
  private Optional<RunningApi> api = Optional.empty();

  private OverridePlace(Path directory, TrustPolicy trust) throws Exception {
    this.directory = directory;
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path state = Files.createDirectories(directory.resolve("state"));
    Path global = Files.createDirectories(directory.resolve("global"));
    store = LocalStore.open(state);
    shared = new SharedDirectory(global, trust);
    configure("127.0.0.1:1", "");
  }

  private void configure(String listen, String trust) throws IOException {
    Files.writeString(
        directory.resolve("tend.yaml"),
        "server: mail1.example.org\ngroups: [mailbox]\nversion: '3.8.1'\n"
            + "healthSets: [%s, %s]\nstate: %s\napi: {listen: '%s'}\noverrides: {global: %s%s}\n"
                .formatted(
                    SETS.get(0),
                    SETS.get(1),
                    directory.resolve("state"),
                    listen,
                    shared.path(),
                    trust));
  }

  /** Nothing listens. */
  static OverridePlace withoutAgent(Path directory) throws Exception {
    return new OverridePlace(directory, TrustPolicy.PLAIN);
  }

  /** An agent answers. */
  static OverridePlace withAgent(Path directory) throws Exception {
    return withAgent(directory, TrustPolicy.PLAIN);
  }

  /** An agent answers that believes only these. */
  static OverridePlace withAgent(Path directory, TrustPolicy trust) throws Exception {
    OverridePlace place = new OverridePlace(directory, trust);
    FakeOverrides overrides = new FakeOverrides(sets(), place.store, place.shared);
    RunningApi api = RunningApi.of(new FakeAgent(), overrides, directory.resolve("state"));
    place.api = Optional.of(api);
    place.configure(api.address(), "");
    return place;
  }

  private static List<HealthSetDefinition> sets() {
    ReadResults readResults =
        HealthSetFiles.read(new HealthSetReader(Types.builtIn(), Parameters.none()), SETS);
    if (!readResults.isGood()) {
      throw new IllegalStateException(readResults.problems().toString());
    }
    return readResults.definitions();
  }

  /** Where the agent listens. */
  String address() {
    return api.orElseThrow().address();
  }

  /** The agent's token. */
  Path token() {
    return directory.resolve("state/api.token");
  }

  /** Runs a command on this server. */
  Tend tend(String... args) {
    return Tend.run(
        Stream.concat(Stream.of(args), Stream.of("--config=" + directory.resolve("tend.yaml")))
            .toArray(String[]::new));
  }

  /** What the stores hold. */
  List<MonitoringOverride> kept() throws Exception {
    return Stream.concat(
            store.overrides().stream(), shared.look(SharedView.EMPTY).overrides().stream())
        .toList();
  }

  /** The same in a few words each: identity, property, value. */
  List<String> words() throws Exception {
    return kept().stream()
        .map(one -> one.subject().text() + " " + one.property() + "=" + one.value())
        .toList();
  }

  @Override
  public void close() throws OverrideStoreException {
    api.ifPresent(RunningApi::close);
    store.close();
  }
}
