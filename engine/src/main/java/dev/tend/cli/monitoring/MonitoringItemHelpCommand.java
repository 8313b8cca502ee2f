package dev.tend.cli.monitoring;

import dev.tend.api.model.IdentityLookUp;
import dev.tend.api.model.ItemExplanations;
import dev.tend.api.model.ItemFilter;
import dev.tend.cli.connection.AgentOption;
import dev.tend.cli.connection.HealthSetSource;
import dev.tend.cli.connection.OfflineOverrides;
import dev.tend.cli.output.CannotAskException;
import dev.tend.cli.output.ExitCode;
import dev.tend.cli.output.NegativeResultException;
import dev.tend.cli.output.OutputOption;
import dev.tend.cli.output.TextTable;
import dev.tend.config.AgentConfiguration;
import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.help.ItemHelp;
import dev.tend.definition.help.PropertyHelp;
import dev.tend.override.merge.EffectiveDefinitions;
import dev.tend.override.merge.EffectiveSet;
import java.io.PrintWriter;
import java.util.List;
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
    description = {
      "Shows every property of a probe, monitor or responder: the value that holds and where it"
          + " comes from, also by which override; whether it can be overridden, its unit, its"
          + " default, its Exchange names and its meaning. A target in which an override makes it"
          + " another is shown as well.",
      "When the agent does not run, shows what it will go by, and says so. With --health-sets, or"
          + " without a configuration, shows what the definitions say."
    },
    mixinStandardHelpOptions = true)
public final class MonitoringItemHelpCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private OutputOption output = new OutputOption();
  @Mixin private AgentOption agent = new AgentOption();
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
      description = "The server; only this one can be asked here.")
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
    boolean files = source.isNamed() || !agent.isConfigured();
    ItemExplanations help = files ? defined(source.read(), wanted) : known(wanted);
    PrintWriter out = spec.commandLine().getOut();
    output.print(out, help.items(), () -> help.items().forEach(one -> print(out, one)));
    return ExitCode.DONE;
  }

  private ItemExplanations known(String wanted) {
    AgentConfiguration configuration = agent.configuration();
    agent.mustBe(server, configuration);
    return agent.ask(
        configuration,
        client -> client.help(wanted),
        () -> {
          agent.warn("the agent is not running; this is what it will go by when it starts");
          return explained(OfflineOverrides.definitions(configuration, agent), wanted);
        });
  }

  private ItemExplanations defined(List<HealthSetDefinition> sets, String wanted) {
    server.ifPresent(
        name -> agent.warn(name + " was not asked; this is what the definitions here say"));
    return explained(EffectiveDefinitions.unchanged(sets), wanted);
  }

  private static ItemExplanations explained(EffectiveDefinitions effective, String wanted) {
    ItemExplanations found = ItemExplanations.of(effective, ItemFilter.of(wanted));
    if (found.items().isEmpty()) {
      List<HealthSetDefinition> sets =
          effective.sets().stream().map(EffectiveSet::definition).toList();
      throw new NegativeResultException(IdentityLookUp.of(sets, wanted).text());
    }
    return found;
  }

  private static void print(PrintWriter out, ItemHelp help) {
    out.println(help.identity() + " (" + help.itemType() + ", " + help.type() + ")");
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
          property.property(),
          property.value().orElse("-"),
          property.value().isPresent() ? property.from() : "-",
          property.type(),
          property.defaultValue().orElse("-"),
          property.overridable() ? "yes" : "no",
          String.join(", ", property.exchangeNames()),
          property.meaning());
    }
    table.lines().forEach(out::println);
    out.println();
  }
}
