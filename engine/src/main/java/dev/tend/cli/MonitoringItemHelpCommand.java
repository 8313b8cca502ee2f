package dev.tend.cli;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.help.ItemHelp;
import dev.tend.definition.help.PropertyHelp;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what the properties of an item mean, what they are, and where that comes from. */
@Command(
    name = "get-monitoring-item-help",
    description =
        "Shows every property of a probe, monitor or responder: its value and where that comes from, its unit, its default, its Exchange names and its meaning.",
    mixinStandardHelpOptions = true)
final class MonitoringItemHelpCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private OutputOption output = new OutputOption();
  @Mixin private HealthSetSource source = new HealthSetSource();

  @Parameters(
      arity = "0..1",
      paramLabel = "IDENTITY",
      description = "HealthSet/Item or 'HealthSet\\Item', in any case.")
  private Optional<String> positional = Optional.empty();

  @Option(names = "--identity", paramLabel = "IDENTITY", description = "The same.")
  private Optional<String> identity = Optional.empty();

  @Option(
      names = "--server",
      paramLabel = "SERVER",
      description = "Accepted; definitions are read here all the same.")
  private Optional<String> server = Optional.empty();

  @Override
  public Integer call() {
    String wanted =
        identity
            .or(() -> positional)
            .orElseThrow(
                () ->
                    new CannotAskException(
                        "which item? Write tend get-monitoring-item-help HealthSet/Item"));
    List<HealthSetDefinition> sets = source.read();
    PrintWriter err = spec.commandLine().getErr();
    server.ifPresent(
        name ->
            err.println("tend: " + name + " was not asked; this is what the definitions here say"));
    IdentityLookUp found = IdentityLookUp.of(sets, wanted);
    if (found.items().isEmpty()) {
      err.println("tend: " + found.advice());
      return ExitCode.BAD_NEWS;
    }
    List<ItemHelp> help = found.items().stream().map(ItemHelp::of).toList();
    PrintWriter out = spec.commandLine().getOut();
    output.print(
        out,
        help.stream().map(MonitoringItemHelpCommand::tree).toList(),
        () -> help.forEach(one -> print(out, one)));
    return ExitCode.DONE;
  }

  private static void print(PrintWriter out, ItemHelp help) {
    out.println(help.id() + " (" + help.itemType() + ", " + help.type() + ")");
    out.println(help.description());
    out.println(help.typeDescription());
    out.println();
    TextTable table =
        new TextTable(
            "PROPERTY",
            "VALUE",
            "FROM",
            "TYPE",
            "DEFAULT",
            "OVERRIDABLE",
            "EXCHANGE NAMES",
            "MEANING");
    for (PropertyHelp property : help.properties()) {
      table.row(
          property.name(),
          property.value().orElse("-"),
          property.value().isPresent() ? property.provenance() : "-",
          property.type(),
          property.defaultValue().orElse("-"),
          property.overridable() ? "yes" : "no",
          String.join(", ", property.aliases()),
          property.meaning());
    }
    table.lines().forEach(out::println);
    out.println();
  }

  private static Map<String, Object> tree(ItemHelp help) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("identity", help.id().toString());
    tree.put("itemType", help.itemType().text());
    tree.put("type", help.type());
    tree.put("typeDescription", help.typeDescription());
    tree.put("description", help.description());
    tree.put(
        "properties", help.properties().stream().map(MonitoringItemHelpCommand::tree).toList());
    return tree;
  }

  private static Map<String, Object> tree(PropertyHelp property) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("property", property.name());
    property.value().ifPresent(value -> tree.put("value", value));
    tree.put("from", property.provenance());
    tree.put("type", property.type());
    tree.put("expected", property.expected());
    property.defaultValue().ifPresent(value -> tree.put("default", value));
    tree.put("required", property.required());
    tree.put("overridable", property.overridable());
    tree.put("exchangeNames", property.aliases());
    tree.put("meaning", property.meaning());
    return tree;
  }
}
