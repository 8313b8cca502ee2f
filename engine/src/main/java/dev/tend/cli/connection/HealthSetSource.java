package dev.tend.cli.connection;

import dev.tend.cli.output.CannotAskException;
import dev.tend.cli.output.Plurals;
import dev.tend.config.AgentConfiguration;
import dev.tend.config.HostFacts;
import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.file.HealthSetFiles;
import dev.tend.definition.problem.Problem;
import dev.tend.definition.type.Types;
import dev.tend.definition.yaml.HealthSetReader;
import dev.tend.definition.yaml.Parameters;
import dev.tend.definition.yaml.ReadResults;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The option {@code --health-sets} of commands that read definitions without asking an agent. */
public final class HealthSetSource {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--health-sets",
      paramLabel = "DIR",
      description =
          "A directory of health sets; repeatable, and a set in a later one replaces an earlier"
              + " one's. Default: the catalog that comes with Tend.")
  private List<Path> directories = List.of();

  /** The health sets; broken ones are left out with a warning. */
  public List<HealthSetDefinition> read() {
    List<Path> paths = directories.isEmpty() ? List.of(shipped()) : directories;
    return read(paths, Parameters.none(), spec.commandLine().getErr());
  }

  /** Whether the option was given. */
  public boolean isNamed() {
    return !directories.isEmpty();
  }

  /** The health sets of an agent; broken ones are left out with a warning. */
  public static List<HealthSetDefinition> of(AgentConfiguration configuration, AgentOption agent) {
    return read(configuration.healthSets(), configuration.parameters(), agent.err());
  }

  private static List<HealthSetDefinition> read(
      List<Path> paths, Parameters parameters, PrintWriter err) {
    for (Path path : paths) {
      if (!Files.exists(path)) {
        throw new CannotAskException("there is no " + path + "; name a directory of health sets");
      }
    }
    ReadResults readResults =
        HealthSetFiles.read(new HealthSetReader(Types.builtIn(), parameters), paths);
    if (!readResults.isGood()) {
      long errors = readResults.problems().stream().filter(Problem::isError).count();
      err.println(
          "tend: "
              + Plurals.count(errors, "error")
              + " in the health sets; 'tend validate "
              + paths.getFirst()
              + "' shows them");
    }
    return readResults.definitions();
  }

  private static Path shipped() {
    return HostFacts.programHome()
        .map(home -> home.resolve("catalog"))
        .filter(Files::isDirectory)
        .orElseThrow(
            () ->
                new CannotAskException(
                    "no catalog is beside this program; name one with --health-sets DIR"));
  }
}
