package dev.tend.testing.run;

import dev.tend.definition.problem.Problem;
import dev.tend.definition.problem.Problems;
import dev.tend.definition.type.Types;
import dev.tend.definition.value.SourcePosition;
import dev.tend.testing.testfile.TestFile;
import dev.tend.testing.testfile.TestFileReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads test files and plays their cases. */
public final class TestRunner {
  /** How the names of test files end. */
  public static final String SUFFIX = ".test.yaml";

  private final FileLibrary library;

  /** A runner for health sets of these types. */
  public TestRunner(Types types) {
    this.library = new FileLibrary(types);
  }

  /**
   * The test files that paths stand for: a file for itself, a directory for every {@code
   * *.test.yaml} within it, however deep; by name.
   *
   * @throws IOException if a path does not exist or cannot be read
   */
  public static List<Path> find(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      path.getFileSystem().provider().checkAccess(path);
      return List.of(path);
    }
    try (Stream<Path> files = Files.walk(path)) {
      return files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
    }
  }

  /** Reads one file; empty when something is wrong with it, which is among the problems then. */
  public Optional<TestFile> read(Path file, Problems problems) {
    try {
      return TestFileReader.read(
          file.toString(), Files.readString(file), library.of(file), problems);
    } catch (IOException unreadable) {
      problems.add(
          Problem.error(
              SourcePosition.ofFile(file.toString()), "it cannot be read: " + unreadable));
      return Optional.empty();
    }
  }

  /** Reads one file and plays the cases whose name, or whose file's name, contains a text. */
  public FileResult run(Path file, String filter) {
    Problems problems = new Problems(file.toString());
    Optional<TestFile> read = read(file, problems);
    boolean all = contains(file.toString(), filter);
    // Cases share nothing but definitions, which nobody changes; so they may run side by side.
    List<CaseResult> cases =
        read.map(
                tests ->
                    tests.cases().parallelStream()
                        .filter(one -> all || contains(one.name(), filter))
                        .map(one -> CaseRunner.run(tests, one))
                        .toList())
            .orElse(List.of());
    return new FileResult(file.toString(), cases, problems.list());
  }

  private static boolean contains(String text, String part) {
    return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
  }
}
