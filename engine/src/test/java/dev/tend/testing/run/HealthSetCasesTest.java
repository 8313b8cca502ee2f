package dev.tend.testing.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.definition.problem.Problems;
import dev.tend.definition.type.Types;
import dev.tend.testing.report.TextReport;
import dev.tend.testing.testfile.TestCase;
import dev.tend.testing.testfile.TestFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every case of every test file: the shipped ones, and the scenarios beside this class. */
class HealthSetCasesTest {
  private final TestRunner runner = new TestRunner(Types.builtIn());

  @TestFactory
  Stream<DynamicContainer> catalog() throws IOException {
    return cases(Path.of("../healthsets/catalog"));
  }

  @TestFactory
  Stream<DynamicContainer> scenarios() throws IOException {
    return cases(Path.of("src/test/resources/scenarios"));
  }

  private Stream<DynamicContainer> cases(Path directory) throws IOException {
    List<Path> files = TestRunner.find(directory);
    assertThat(files).as("test files in " + directory).isNotEmpty();
    return files.stream().map(this::container);
  }

  private DynamicContainer container(Path file) {
    Problems problems = new Problems(file.toString());
    Optional<TestFile> read = runner.read(file, problems);
    DynamicTest readable =
        DynamicTest.dynamicTest("is valid", () -> assertThat(problems.list()).isEmpty());
    Stream<DynamicTest> cases =
        read.stream().flatMap(tests -> tests.cases().stream().map(one -> play(tests, one)));
    return DynamicContainer.dynamicContainer(
        file.getFileName().toString(), Stream.concat(Stream.of(readable), cases));
  }

  private static DynamicTest play(TestFile tests, TestCase testCase) {
    return DynamicTest.dynamicTest(
        testCase.name(),
        () -> {
          CaseResult result = CaseRunner.run(tests, testCase);
          assertThat(result.passed())
              .as(() -> "\n" + String.join("\n", TextReport.explanation(result)))
              .isTrue();
        });
  }
}
