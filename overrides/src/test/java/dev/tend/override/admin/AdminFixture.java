package dev.tend.override.admin;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.file.HealthSetFiles;
import dev.tend.definition.type.Types;
import dev.tend.definition.value.ValueException;
import dev.tend.definition.yaml.HealthSetReader;
import dev.tend.definition.yaml.Parameters;
import dev.tend.definition.yaml.ReadResults;
import dev.tend.override.Version;
import dev.tend.override.merge.OverrideOutcome;
import dev.tend.override.merge.ServerContext;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A desk on {@code mail1}, group {@code mx}, version 3.8.1; {@code mail2} is known. */
final class AdminFixture {
  static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  /** The health sets of the samples. */
  static final List<HealthSetDefinition> SETS =
      sets(Path.of("../healthsets/catalog"), Path.of("../samples/health-sets"));

  final MemoryRepository server = new MemoryRepository();
  final MemoryRepository global = new MemoryRepository();
  final OverrideService desk = new OverrideService(server, Optional.of(global));
  Instant now = NOW;

  private static List<HealthSetDefinition> sets(Path... paths) {
    ReadResults readResults =
        HealthSetFiles.read(
            new HealthSetReader(Types.builtIn(), Parameters.none()), List.of(paths));
    if (!readResults.isGood()) {
      throw new IllegalStateException(readResults.problems().toString());
    }
    return readResults.definitions();
  }

  OverrideContext context() {
    return new OverrideContext(
        SETS,
        Stream.concat(server.overrides.stream(), global.overrides.stream()).toList(),
        new ServerContext("mail1", Set.of("mx"), Optional.of(version("3.8.1"))),
        Set.of("mail1", "mail2"),
        Set.of("mx", "mailbox"));
  }

  OverrideAnswer add(Wanted wanted) throws Exception {
    return desk.change(wanted.request(), context(), now);
  }

  OverrideAnswer remove(Wanted wanted) throws Exception {
    return desk.change(wanted.removal(), context(), now);
  }

  /** Why a request is refused; nothing must have been written. */
  OverrideOutcome.Refused refusal(Wanted wanted) throws Exception {
    List<?> before = List.of(List.copyOf(server.overrides), List.copyOf(global.overrides));
    OverrideAnswer answer = add(wanted);
    if (answer.done() || !before.equals(List.of(server.overrides, global.overrides))) {
      throw new AssertionError("not refused: " + answer);
    }
    return answer.refusal().orElseThrow();
  }

  private static Version version(String text) {
    try {
      return Version.parse(text);
    } catch (ValueException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
