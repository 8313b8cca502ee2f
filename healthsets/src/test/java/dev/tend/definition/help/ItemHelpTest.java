package dev.tend.definition.help;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.definition.type.Types;
import dev.tend.definition.yaml.YamlSamples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ItemHelpTest {
  private static final Path PAGE = Path.of("..", "docs", "reference", "types.md");

  private final ItemHelp help =
      ItemHelp.of(
          YamlSamples.reader()
              .read("smtp.yaml", YamlSamples.text("smtp.yaml"))
              .definition()
              .orElseThrow()
              .monitors()
              .getFirst(),
          Optional.empty(),
          Optional.empty());

  private PropertyHelp property(String name) {
    return help.properties().stream()
        .filter(property -> property.property().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_property_says_its_value_and_where_that_came_from() {
    PropertyHelp window = property("monitoringInterval");
    assertThat(window.value()).contains("5m");
    assertThat(window.from()).isEqualTo("smtp.yaml:24:25");
    assertThat(window.exchangeNames()).containsExactly("MonitoringIntervalSeconds");
    assertThat(window.overridable()).isTrue();
    assertThat(window.required()).isTrue();
    assertThat(window.defaultValue()).isEmpty();
  }

  @Test
  void what_nobody_set_has_its_default() {
    PropertyHelp enabled = property("enabled");
    assertThat(enabled.value()).contains("true");
    assertThat(enabled.from()).isEqualTo("default");
  }

  @Test
  void the_page_of_all_types_is_up_to_date() throws IOException {
    String page = TypeReference.markdown(Types.builtIn());
    if (Boolean.getBoolean("tend.regenerate")) {
      Files.createDirectories(PAGE.getParent());
      Files.writeString(PAGE, page);
    }
    assertThat(Files.readString(PAGE))
        .as("docs/reference/types.md is made by: mvn test -pl healthsets -Dtend.regenerate=true")
        .isEqualTo(page);
  }
}
