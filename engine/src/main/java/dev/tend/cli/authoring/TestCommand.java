package dev.tend.cli.authoring;

import dev.tend.cli.output.CannotAskException;
import dev.tend.cli.output.ExitCode;
import dev.tend.definition.problem.Problems;
import dev.tend.definition.problem.Suggestions;
import dev.tend.definition.type.Types;
import dev.tend.testing.report.JUnitXml;
import dev.tend.testing.report.TextReport;
import dev.tend.testing.run.CaseResult;
import dev.tend.testing.run.FileResult;
import dev.tend.testing.run.TestRunner;
import dev.tend.testing.testfile.TestCase;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Plays the tests of health sets in virtual time. */
@Command(
    name = "test",
    description = {
      "Plays the tests of health sets on the agent's own rules, in virtual time.",
      "Exits with 1 when a case fails, with 2 when a file cannot be read."
    },
    mixinStandardHelpOptions = true)
public final class TestCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE|DIR",
      description =
          "Test files, or directories with all *.test.yaml in them. Default: the current"
              + " directory.")
  private List<Path> paths = List.of();

  @Option(
      names = "--filter",
      paramLabel = "TEXT",
      description = "Only cases whose name, or whose file's name, contains this text.",
      defaultValue = "")
  private String filter = "";

  @Option(
      names = "--junit",
      paramLabel = "FILE",
      description = "Also writes the results to this file, as JUnit XML.")
  private Optional<Path> junit = Optional.empty();

  @Option(
      names = {"-v", "--verbose"},
      description = "Also shows the timelines of cases that passed.")
  private boolean verbose;

  @Override
  public Integer call() {
    TestRunner runner = new TestRunner(Types.builtIn());
    List<FileResult> results = files().stream().map(file -> runner.run(file, filter)).toList();
    boolean readable = results.stream().allMatch(FileResult::readable);
    List<CaseResult> cases = results.stream().flatMap(file -> file.cases().stream()).toList();
    if (cases.isEmpty() && readable) {
      List<String> names =
          files().stream()
              .flatMap(file -> runner.read(file, new Problems(file.toString())).stream())
              .flatMap(file -> file.cases().stream().map(TestCase::name))
              .toList();
      throw new CannotAskException(
          "no case has '" + filter + "' in its name" + Suggestions.instead(filter, names));
    }
    junit.ifPresent(file -> write(file, JUnitXml.of(results)));
    PrintWriter out = spec.commandLine().getOut();
    if (verbose) {
      cases.stream().filter(CaseResult::passed).forEach(result -> print(out, result));
    }
    TextReport.lines(results).forEach(out::println);
    if (!readable) {
      return ExitCode.CANNOT_ASK;
    }
    return cases.stream().allMatch(CaseResult::passed) ? ExitCode.DONE : ExitCode.BAD_NEWS;
  }

  private static void print(PrintWriter out, CaseResult result) {
    out.println("passed " + result.testCase().name());
    TextReport.explanation(result).forEach(out::println);
    out.println();
  }

  private Set<Path> files() {
    List<Path> roots = new ArrayList<>(paths);
    if (roots.isEmpty()) {
      roots.add(Path.of("."));
    }
    Set<Path> files = new LinkedHashSet<>();
    for (Path root : roots) {
      try {
        files.addAll(TestRunner.find(root));
      } catch (IOException absent) {
        throw new CannotAskException("there is no " + root + "; name a test file or a directory");
      }
    }
    if (files.isEmpty()) {
      throw new CannotAskException("there is no *.test.yaml in " + roots.getFirst());
    }
    return files;
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException unwritable) {
      throw new CannotAskException(
          file + " cannot be written: " + unwritable.getMessage() + "; name another --junit file");
    }
  }
}
