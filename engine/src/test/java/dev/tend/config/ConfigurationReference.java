package dev.tend.config;

import dev.tend.definition.value.Property;
import java.util.List;

/** The reference of the configuration's keys, as Markdown. */
public final class ConfigurationReference {
  private static final String HEAD =
      """
      # The agent's configuration

      This page is generated from the keys as the reader knows them; a test fails when it is out of
      date and says how to regenerate it. The file is the one named by `--config`, else by
      `$TEND_CONFIG`, else `/etc/tend/tend.yaml`; `tend validate tend.yaml` says what is wrong with
      one. A dot leads into a nested mapping. Relative paths are below the file's directory. The
      file, trusted keys, the directories of health sets and plug-ins and everything directly within these must
      belong to root or to the agent's user, and nobody else may be able to write them: they name
      commands.

      """;

  private ConfigurationReference() {}

  /** The page, ending with a line break. */
  public static String markdown() {
    StringBuilder page = new StringBuilder(HEAD);
    table(page, ConfigurationProperties.ALL);
    page.append("\n## `version`\n\nEither the version itself or a mapping with a command.\n\n");
    table(page, List.of(ConfigurationProperties.VERSION, ConfigurationProperties.VERSION_COMMAND));
    page.append("\n## `parameters`\n\nValues for the parameters of health sets, each as ");
    page.append("`HealthSet.parameter: value`; a list is a list.\n");
    page.append("\n## `overrides.trust`\n\nA list of keys; where there is one, an override in the");
    page.append(
        " shared directory is believed only if it is signed with one of them. Of each:\n\n");
    table(page, ConfigurationProperties.OF_TRUST);
    page.append("\n## `services`\n\nBy name; without a shell.\n\n");
    table(page, ConfigurationProperties.OF_SERVICE);
    page.append("\n## `components`\n\nBy name; without a shell.\n\n");
    table(page, ConfigurationProperties.OF_COMPONENT);
    page.append("\n## `webhooks`\n\nA list; of each:\n\n");
    table(page, ConfigurationProperties.OF_WEBHOOK);
    return page.toString();
  }

  private static void table(StringBuilder page, List<Property<?>> properties) {
    page.append("| key | value | default | meaning |\n|---|---|---|---|\n");
    properties.forEach(property -> page.append(row(property)));
  }

  private static <T> String row(Property<T> property) {
    String without =
        property
            .defaultValue()
            .map(property.type()::format)
            .map(text -> text.isEmpty() ? "none" : "`" + text + "`")
            .orElse(property.required() ? "required" : "none");
    return "| `"
        + property.name()
        + "` | "
        + property.type().expected().replace("|", "\\|")
        + " | "
        + without
        + " | "
        + property.meaning()
        + " |\n";
  }
}
