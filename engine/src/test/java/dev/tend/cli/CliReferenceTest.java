package dev.tend.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The reference of commands is what the commands say of themselves. */
class CliReferenceTest {
  private static final String REGENERATE = "tend.regenerate";
  private static final Path DOCUMENT = Path.of("docs", "reference", "cli.md");

  @Test
  void the_reference_is_what_the_commands_say() throws IOException {
    Path file = root().resolve(DOCUMENT);
    if (Boolean.getBoolean(REGENERATE)) {
      Files.writeString(file, CliReference.markdown());
    }
    assertThat(file)
        .as("made by: mvn test -pl engine -am -D" + REGENERATE + "=true")
        .exists()
        .hasContent(CliReference.markdown());
  }

  private static Path root() {
    Path directory = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(directory.resolve("healthsets"))) {
      directory = directory.getParent();
      if (directory == null) {
        throw new IllegalStateException("not inside the repository");
      }
    }
    return directory;
  }
}
