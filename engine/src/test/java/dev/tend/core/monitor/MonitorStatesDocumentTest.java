package dev.tend.core.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.core.monitor.MonitorMachine.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The diagram in the documentation is drawn from the table. */
class MonitorStatesDocumentTest {
  private static final String REGENERATE = "tend.regenerate";
  private static final Path DOCUMENT = Path.of("docs", "reference", "monitor-states.md");

  @Test
  void the_diagram_is_what_the_table_says() throws IOException {
    Path file = root().resolve(DOCUMENT);
    if (Boolean.getBoolean(REGENERATE)) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, document());
    }
    assertThat(file)
        .as("made by: mvn test -pl engine -am -D" + REGENERATE + "=true")
        .exists()
        .hasContent(document());
  }

  private static String document() {
    StringBuilder text =
        new StringBuilder(
            """
            # The states of a monitor

            Drawn from the table in `MonitorMachine`; a test fails when the two differ. A monitor is
            in one state of each diagram at once. Shown is `Disabled` before `Repairing` before
            `Unavailable` before the chain; what is beneath is kept.
            """);
    for (MonitorPhase.Layer layer : MonitorPhase.Layer.values()) {
      text.append('\n').append(heading(layer)).append("\n\n```mermaid\nstateDiagram-v2\n");
      for (Row row : MonitorMachine.ROWS) {
        if (row.from().layer() == layer) {
          text.append("    ")
              .append(row.from().text())
              .append(" --> ")
              .append(row.to().text())
              .append(": ")
              .append(row.cause().text())
              .append('\n');
        }
      }
      text.append("```\n");
    }
    return text.toString();
  }

  private static String heading(MonitorPhase.Layer layer) {
    return switch (layer) {
      case CHAIN -> "## The chain";
      case VERDICT -> "## Whether a verdict is to be had";
      case REPAIR -> "## The repair mark";
      case SWITCH -> "## The switch";
    };
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
