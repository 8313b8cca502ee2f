package dev.tend.cli;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.file.HealthSetFiles;
import dev.tend.definition.problem.Problem;
import dev.tend.definition.type.Types;
import dev.tend.definition.yaml.HealthSetReader;
import dev.tend.definition.yaml.Parameters;
import dev.tend.definition.yaml.Reading;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The option {@code --health-sets} of commands that read definitions without asking an agent. */
final class HealthSetSource {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--health-sets",
      paramLabel = "DIR",
      description =
          "Where the health sets are; several: a later one's set replaces an earlier one's. Default: the catalog that comes with Tend.")
  private List<Path> directories = List.of();

  /** The health sets; those that are broken are left out, with a word about it. */
  List<HealthSetDefinition> read() {
    List<Path> paths = directories.isEmpty() ? List.of(shipped()) : directories;
    for (Path path : paths) {
      if (!Files.exists(path)) {
        throw new CannotAskException("there is no " + path + "; name a directory of health sets");
      }
    }
    Reading reading =
        HealthSetFiles.read(new HealthSetReader(Types.builtIn(), Parameters.none()), paths);
    if (!reading.isGood()) {
      long errors = reading.problems().stream().filter(Problem::isError).count();
      spec.commandLine()
          .getErr()
          .println(
              "tend: "
                  + TextForms.count(errors, "error")
                  + " in the health sets; 'tend validate "
                  + paths.getFirst()
                  + "' shows them");
    }
    return reading.definitions();
  }

  private static Path shipped() {
    return home()
        .map(home -> home.resolve("catalog"))
        .filter(Files::isDirectory)
        .orElseThrow(
            () ->
                new CannotAskException(
                    "no catalog lies beside this program; say where it is with --health-sets DIR"));
  }

  /** The tree that this program was started from: its jar lies in {@code lib} there. */
  private static Optional<Path> home() {
    CodeSource source = Main.class.getProtectionDomain().getCodeSource();
    if (source == null) {
      return Optional.empty();
    }
    try {
      Path jar = Path.of(source.getLocation().toURI());
      return Optional.ofNullable(jar.getParent())
          .filter(directory -> directory.endsWith("lib"))
          .map(Path::getParent);
    } catch (URISyntaxException unlikely) {
      return Optional.empty();
    }
  }
}
