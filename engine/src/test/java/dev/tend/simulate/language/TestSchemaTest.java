package dev.tend.simulate.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TestSchemaTest {
  @Test
  void the_shipped_schema_is_that_of_the_reader() throws IOException {
    assertThat(Files.readString(Path.of("../healthsets/catalog", TestSchema.FILE)))
        .as("make it anew with: tend schema --test > healthsets/catalog/test.schema.json")
        .isEqualTo(TestSchema.json());
  }
}
