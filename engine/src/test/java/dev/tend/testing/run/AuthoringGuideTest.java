package dev.tend.testing.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.definition.problem.Problem;
import dev.tend.definition.type.Types;
import dev.tend.testing.report.TextReport;
import dev.tend.testing.testfile.FormReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What the guide to tests says is so. */
class AuthoringGuideTest {
  private static final Path GUIDE = Path.of("../docs/authoring-tests.md");
  private static final Path HEALTH_SET = Path.of("src/test/resources/guide/smtp.yaml");
  private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```yaml\n(.*?)^```$");
  private static final String GENERATED = "forms that the reader uses. -->\n\n";

  @TempDir private Path directory;

  @TestFactory
  Stream<DynamicTest> every_example_passes() throws IOException {
    Files.copy(HEALTH_SET, directory.resolve("smtp.yaml"));
    Matcher examples = EXAMPLE.matcher(Files.readString(GUIDE));
    List<String> texts = examples.results().map(result -> result.group(1)).toList();
    assertThat(texts).hasSizeGreaterThan(3);
    return texts.stream()
        .map(
            text -> DynamicTest.dynamicTest(text.lines().findFirst().orElse(""), () -> play(text)));
  }

  private void play(String text) throws IOException {
    Path file = directory.resolve("smtp.test.yaml");
    Files.writeString(file, text);
    FileResult result = new TestRunner(Types.builtIn()).run(file, "");
    assertThat(result.problems().stream().map(Problem::toString)).isEmpty();
    assertThat(result.cases()).isNotEmpty();
    for (CaseResult one : result.cases()) {
      assertThat(one.passed())
          .as(() -> "\n" + String.join("\n", TextReport.explanation(one)))
          .isTrue();
    }
  }

  @Test
  void the_reference_is_that_of_the_reader() throws IOException {
    String guide = Files.readString(GUIDE);
    int start = guide.indexOf(GENERATED) + GENERATED.length();
    if (Boolean.getBoolean("tend.regenerate")) {
      Files.writeString(GUIDE, guide.substring(0, start) + FormReference.markdown());
    }
    assertThat(Files.readString(GUIDE).substring(start))
        .as("it is made by: mvn test -pl engine -am -Dtend.regenerate=true")
        .isEqualTo(FormReference.markdown());
  }
}
