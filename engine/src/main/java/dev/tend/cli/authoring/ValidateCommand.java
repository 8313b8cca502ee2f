package dev.tend.cli.authoring;

import dev.tend.agent.Agent;
import dev.tend.cli.output.CannotAskException;
import dev.tend.cli.output.ExitCode;
import dev.tend.cli.output.OutputOption;
import dev.tend.cli.output.Plurals;
import dev.tend.definition.problem.Problem;
import dev.tend.definition.problem.Problems;
import dev.tend.definition.problem.Severity;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reports everything that is wrong with health sets, their tests and the configuration. */
@Command(
    name = "validate",
    description = {
      "Checks health sets, their tests or a configuration, and reports everything that is wrong at"
          + " once.",
      "Exits with 1 when there is an error; warnings alone are fine."
    },
    mixinStandardHelpOptions = true)
public final class ValidateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private OutputOption output = new OutputOption();

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE|DIR",
      description =
          "Files, or directories with all *.yaml in them. A file may refer to the sets beside it. A"
              + " file named tend.yaml is a configuration.")
  private List<Path> paths = List.of();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "A configuration of any name, and the health sets that it names.")
  private Optional<Path> config = Optional.empty();

  @Override
  public Integer call() {
    if (paths.isEmpty() && config.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "name a file or a directory");
    }
    for (Path path : paths) {
      if (!Files.exists(path)) {
        throw new CannotAskException("there is no " + path + "; name a file or a directory");
      }
    }
    Validation validation = validation();
    if (validation.files() == 0) {
      throw new CannotAskException("there is no *.yaml in " + paths.getFirst());
    }
    PrintWriter out = spec.commandLine().getOut();
    output.print(out, tree(validation), () -> print(out, validation));
    return validation.errors() == 0 ? ExitCode.DONE : ExitCode.BAD_NEWS;
  }

  private Validation validation() {
    List<Path> configurations =
        Stream.concat(config.stream(), paths.stream().filter(ValidateCommand::isConfiguration))
            .toList();
    List<Path> sets = paths.stream().filter(path -> !isConfiguration(path)).toList();
    Validation validation = Validation.of(sets, Agent.types());
    for (Path file : configurations) {
      validation = validation.and(Validation.ofConfiguration(file, Agent.types()));
    }
    return validation;
  }

  private static boolean isConfiguration(Path path) {
    return path.endsWith("tend.yaml") && !Files.isDirectory(path);
  }

  private void print(PrintWriter out, Validation validation) {
    Ansi ansi = spec.commandLine().getColorScheme().ansi();
    for (Problem problem : Problems.first(validation.problems())) {
      String style = problem.severity() == Severity.ERROR ? "bold,red" : "yellow";
      String line = problem.toString();
      String word = ": " + problem.severity() + ": ";
      int at = line.indexOf(word);
      out.println(
          line.substring(0, at)
              + ": "
              + ansi.string("@|" + style + " " + problem.severity() + "|@")
              + ": "
              + line.substring(at + word.length()));
    }
    Problems.more(Problems.count(validation.problems()), "--output json").ifPresent(out::println);
    out.println(
        Plurals.count(validation.files(), "file")
            + ": "
            + Plurals.count(validation.errors(), "error")
            + ", "
            + Plurals.count(validation.warnings(), "warning"));
  }

  private static Map<String, Object> tree(Validation validation) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("files", validation.files());
    tree.put("errors", validation.errors());
    tree.put("warnings", validation.warnings());
    tree.put("problems", validation.problems().stream().map(ValidateCommand::tree).toList());
    return tree;
  }

  private static Map<String, Object> tree(Problem problem) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("file", problem.at().file());
    tree.put("line", problem.at().line());
    tree.put("column", problem.at().column());
    tree.put("severity", problem.severity().text());
    tree.put("what", problem.what());
    tree.put("expected", problem.expected());
    tree.put("suggestion", problem.suggestion().orElse(""));
    return tree;
  }
}
