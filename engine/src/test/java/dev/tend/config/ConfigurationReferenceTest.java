package dev.tend.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfigurationReferenceTest {
  private static final Path PAGE = Path.of("..", "docs", "reference", "configuration.md");

  @Test
  void the_page_of_all_keys_is_up_to_date() throws IOException {
    String page = ConfigurationReference.markdown();
    if (Boolean.getBoolean("tend.regenerate")) {
      Files.writeString(PAGE, page);
    }
    assertThat(Files.readString(PAGE))
        .as("it is made by: mvn test -pl engine -Dtend.regenerate=true")
        .isEqualTo(page);
  }
}
