package dev.tend.testing.testfile;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.tend.testing.run.TestRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What editors are told is what the reader goes by. */
class TestSchemaTest {
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
          .getSchema(TestSchema.json(), InputFormat.JSON);

  /** Entries that both must refuse, whatever the health sets are. */
  static final List<String> BAD =
      List.of(
          "{name: x}",
          "{name: x, then: [], than: []}",
          "{name: x, lasts: 5, then: []}",
          "{name: x, given: [{probe: GreetingProbe, gives: Fails}], then: []}",
          "{name: x, given: [{probe: GreetingProbe, gives: 0x Failed}], then: []}",
          "{name: x, given: [{prob: GreetingProbe, gives: Failed}], then: []}",
          "{name: x, given: [{responder: Restart, attempts: heals}], then: []}",
          "{name: x, when: [{at: 1m, brake: maybe}], then: []}",
          "{name: x, when: [{brake: true}], then: []}",
          "{name: x, then: [{at: 1m, monitor: GreetingMonitor, is: Sick}]}",
          "{name: x, then: [{acts: Restart, times: -1}]}",
          "{name: x, then: [], nothingElse: [everything]}");

  @Test
  void the_shipped_schema_is_that_of_the_reader() throws IOException {
    assertThat(Files.readString(Path.of("../healthsets/catalog", TestSchema.FILE)))
        .as("regenerate it with: tend schema --test > healthsets/catalog/test.schema.json")
        .isEqualTo(TestSchema.json());
  }

  @ParameterizedTest
  @MethodSource("testFiles")
  void it_takes_what_the_reader_takes(Path file) throws IOException {
    assertThat(SCHEMA.validate(new YAMLMapper().readTree(Files.readString(file)))).isEmpty();
  }

  static Stream<Path> testFiles() throws IOException {
    return Stream.concat(
        TestRunner.find(Path.of("../healthsets/catalog")).stream(),
        TestRunner.find(Path.of("src/test/resources/scenarios")).stream());
  }

  @ParameterizedTest
  @FieldSource("BAD")
  void both_refuse_what_is_wrong(String testCase) {
    String text = "cases:\n  - " + testCase + "\n";
    assertThat(SCHEMA.validate(new YAMLMapper().readTree(text))).isNotEmpty();
    assertThat(ReaderProblems.of(text)).isNotEmpty();
  }
}
