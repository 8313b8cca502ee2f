package dev.tend.cli.output;

import java.io.PrintWriter;
import picocli.CommandLine.Option;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The option {@code --output} of every command that answers with data. */
public final class OutputOption {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      description = "table, json or yaml. Default: ${DEFAULT-VALUE}.",
      defaultValue = "table")
  private OutputFormat format = OutputFormat.TABLE;

  /** The format asked for. */
  public OutputFormat format() {
    return format;
  }

  /** Prints either the tree, as JSON or YAML, or what is for people. */
  public void print(PrintWriter out, Object tree, Runnable forPeople) {
    switch (format) {
      case TABLE -> forPeople.run();
      case JSON -> out.print(json(tree));
      case YAML -> out.print(new YAMLMapper().writeValueAsString(tree));
    }
    out.flush();
  }

  /** A tree of maps, lists and values as JSON text that ends with a line break. */
  static String json(Object tree) {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withArrayIndenter(lines).withObjectIndenter(lines);
    return new JsonMapper().writer().with(printer).writeValueAsString(tree) + "\n";
  }
}
