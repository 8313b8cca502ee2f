package dev.tend.simulate.language;

import dev.tend.definition.yaml.Parameters;
import dev.tend.simulate.form.Choice;
import dev.tend.simulate.form.Form;
import dev.tend.simulate.form.Key;
import dev.tend.simulate.form.Shape;
import java.util.List;

/** The reference of all entries of test files, as Markdown. */
public final class FormReference {
  private FormReference() {}

  /** Three chapters, one for each list of a case; always the same. */
  public static String markdown() {
    Vocabulary words = new Vocabulary(List.of());
    Definitions none = new Definitions(Library.empty(), Parameters.none());
    StringBuilder page = new StringBuilder();
    chapter(page, "given", GivenForms.of(words));
    chapter(page, "when", WhenForms.of(words, none));
    chapter(page, "then", ThenForms.of(words));
    return page.toString();
  }

  private static void chapter(StringBuilder page, String name, Shape<?> shape) {
    page.append("### Entries under `").append(name).append("`\n");
    if (shape instanceof Choice<?> choice) {
      choice.forms().forEach(form -> entry(page, form));
    }
    page.append('\n');
  }

  private static void entry(StringBuilder page, Form<?> form) {
    page.append("\n#### `").append(form.lead().name()).append("`\n\n");
    page.append(form.meaning()).append("\n\n| key | | meaning |\n|---|---|---|\n");
    for (Key<?> key : form.keys()) {
      page.append("| `")
          .append(key.name())
          .append("` | ")
          .append(key.required() ? "required" : "")
          .append(" | ")
          .append(key.meaning().replace("|", "\\|"))
          .append(" |\n");
    }
  }
}
