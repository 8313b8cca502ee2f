package dev.tend.testing.testfile;

import dev.tend.definition.yaml.FieldSpec;
import dev.tend.definition.yaml.ObjectSchema;
import dev.tend.definition.yaml.OneOf;
import dev.tend.definition.yaml.ValueSchema;

/** The reference of all entries of test files, as Markdown. */
public final class FormReference {
  private FormReference() {}

  /** Three chapters, one for each list of a case; always the same. */
  public static String markdown() {
    TestValues values = TestValues.none();
    StringBuilder page = new StringBuilder();
    chapter(page, "given", GivenForms.of(values));
    chapter(page, "when", WhenForms.of(values));
    chapter(page, "then", ThenForms.of(values));
    return page.toString();
  }

  private static void chapter(StringBuilder page, String name, ValueSchema<?> entries) {
    page.append("### Entries under `").append(name).append("`\n");
    if (entries instanceof OneOf<?> oneOf) {
      oneOf.schemas().forEach(schema -> entry(page, schema));
    }
    page.append('\n');
  }

  private static void entry(StringBuilder page, ObjectSchema<?> schema) {
    page.append("\n#### `").append(schema.lead().name()).append("`\n\n");
    page.append(schema.meaning()).append("\n\n| key | | meaning |\n|---|---|---|\n");
    for (FieldSpec<?> fieldSpec : schema.fieldSpecs()) {
      page.append("| `")
          .append(fieldSpec.name())
          .append("` | ")
          .append(fieldSpec.required() ? "required" : "")
          .append(" | ")
          .append(fieldSpec.meaning().replace("|", "\\|"))
          .append(" |\n");
    }
  }
}
