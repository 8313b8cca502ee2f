package dev.tend.definition.help;

import dev.tend.definition.type.HealthSetProperties;
import dev.tend.definition.type.ItemDescriptor;
import dev.tend.definition.type.Types;
import dev.tend.definition.value.Property;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** The reference of all types, as Markdown. */
public final class TypeReference {
  private static final String HEAD =
      """
      # Types and their properties

      This page is generated from the descriptors; a test fails when it is out of date and says how
      to regenerate it. *Overridable* properties can be set by an override, under their own name or
      under Exchange's.
      """;

  private TypeReference() {}

  /** The page, the same for the same types, ending with a line break. */
  public static String markdown(Types types) {
    StringBuilder page = new StringBuilder(HEAD);
    page.append("\n## The health set itself\n");
    table(page, HealthSetProperties.ALL);
    chapter(page, "Probes", types.probes().values());
    chapter(page, "Monitors", types.monitors().values());
    chapter(page, "Responders", types.responders().values());
    return page.toString();
  }

  private static void chapter(
      StringBuilder page, String title, Collection<? extends ItemDescriptor> types) {
    page.append("\n## ").append(title).append('\n');
    for (ItemDescriptor type : types) {
      page.append("\n### `").append(type.name()).append("`\n\n");
      page.append(type.description()).append('\n');
      table(page, type.properties());
    }
  }

  private static void table(StringBuilder page, List<Property<?>> properties) {
    page.append("\n| property | type | default | overridable | meaning |\n");
    page.append("|---|---|---|---|---|\n");
    properties.forEach(property -> page.append(row(property)));
  }

  private static <T> String row(Property<T> property) {
    String aliases =
        property.aliases().stream()
            .map(alias -> ", `" + alias.name() + "`")
            .collect(Collectors.joining());
    String without =
        property
            .defaultValue()
            .map(property.type()::format)
            .map(text -> text.isEmpty() ? "none" : "`" + text + "`")
            .orElse(property.required() ? "required" : "none");
    return "| `"
        + property.name()
        + "` | "
        + cell(property.type().name())
        + " | "
        + cell(without)
        + " | "
        + (property.overridable() ? "yes" + aliases : "no")
        + " | "
        + cell(property.meaning())
        + " |\n";
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}
