package dev.tend.testing.testfile;

import dev.tend.definition.yaml.JsonSchema;
import dev.tend.definition.yaml.ValueSchema;
import java.util.Map;

/** The JSON Schema of test files, made of the forms that the reader uses. */
public final class TestSchema {
  /** The name of the file in which it is shipped. */
  public static final String FILE = "test.schema.json";

  private TestSchema() {}

  /** As text, always the same, ending with a line break. */
  public static String json() {
    Map<String, Object> schema =
        JsonSchema.ordered(
            "$schema", "http://json-schema.org/draft-07/schema#", "title", "Tests of health sets");
    schema.putAll(
        FileForm.of(ValueSchema.list(CaseForm.of(SettingsForm.defaults(), TestValues.none())))
            .schema());
    return JsonSchema.text(schema);
  }
}
