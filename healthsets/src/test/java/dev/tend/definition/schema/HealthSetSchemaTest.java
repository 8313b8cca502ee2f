package dev.tend.definition.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.definition.type.Types;
import dev.tend.definition.yaml.YamlSamples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HealthSetSchemaTest {
  private static final Path CATALOG = Path.of("catalog");
  private static final Path SHIPPED = CATALOG.resolve(HealthSetSchema.FILE);

  /** The samples, and everything that is shipped. */
  static Stream<String> goodTexts() throws IOException {
    Stream.Builder<String> texts = Stream.builder();
    YamlSamples.GOOD.forEach(file -> texts.add(YamlSamples.text(file)));
    try (Stream<Path> shipped = Files.list(CATALOG)) {
      for (Path file : shipped.sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(".yaml") && !name.endsWith(".test.yaml")) {
          texts.add(Files.readString(file));
        }
      }
    }
    return texts.build();
  }

  @ParameterizedTest
  @MethodSource("goodTexts")
  void good_sets_pass_the_schema_and_the_reader(String text) {
    assertThat(Validation.refused(text)).isEmpty();
    assertThat(YamlSamples.reader().read("shipped.yaml", text).problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "timeOut: 10s",
        "timeout: 10",
        "timeout: 10x",
        "port: \"25\"",
        "type: smpt",
        "enabled: \"true\"",
        "password: hunter2",
        "extensionAttributes: {a: {type: count}}",
        "monitoringInterval: 5m"
      })
  void what_an_editor_can_see_to_be_wrong_it_marks(String line) {
    String text = YamlSamples.text("smtp.yaml");
    String key = line.substring(0, line.indexOf(':'));
    String without = text.replaceFirst("(type: smtp\n(?:.*\n)*?)    " + key + ": .*\n", "$1");
    String broken =
        key.equals("type")
            ? text.replace("type: smtp", line)
            : without.replace("type: smtp\n", "type: smtp\n    " + line + "\n");
    assertThat(broken).isNotEqualTo(text);
    assertThat(Validation.refused(broken)).isNotEmpty();
    assertThat(YamlSamples.reader().read("a.yaml", broken).definition()).isEmpty();
  }

  @Test
  void the_shipped_schema_is_up_to_date() throws IOException {
    String schema = HealthSetSchema.json(Types.builtIn());
    if (Boolean.getBoolean("tend.regenerate")) {
      Files.writeString(SHIPPED, schema);
    }
    assertThat(Files.readString(SHIPPED))
        .as("%s is made by: mvn test -pl healthsets -Dtend.regenerate=true", SHIPPED)
        .isEqualTo(schema);
  }
}
