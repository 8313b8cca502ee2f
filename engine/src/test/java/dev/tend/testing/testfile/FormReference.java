package dev.tend.testing.testfile;

import dev.tend.definition.yaml.FieldSpec;
import dev.tend.definition.yaml.ObjectSchema;
import dev.tend.definition.yaml.OneOf;
import dev.tend.definition.yaml.Parameters;
import dev.tend.definition.yaml.ValueSchema;
import java.util.List;

/** The reference of all entries of test files, as Markdown. */
public final class FormReference {
  private FormReference() {}

  /** Three chapters, one for each list of a case; always the same. */
  public static String markdown() {
    ValueShapes words = new ValueShapes(List.of());
    Definitions none = new Definitions(Library.empty(), Parameters.none());
    StringBuilder page = new StringBuilder();
    chapter(page, "given", GivenForms.of(words));
    chapter(page, "when", WhenForms.of(words, none));
    chapter(page, "then", ThenForms.of(words));
    return page.toString();
  }

  private static void chapter(StringBuilder page, String name, ValueSchema<?> fieldShape) {
    page.append("### Entries under `").append(name).append("`\n");
    if (fieldShape instanceof OneOf<?> oneOf) {
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
