package dev.tend.cli.monitoring;

import dev.tend.api.model.Identities;
import dev.tend.api.model.ItemExplanations;
import dev.tend.api.model.ItemFilter;
import dev.tend.cli.connection.HealthSetSource;
import dev.tend.cli.connection.ItemQuery;
import dev.tend.cli.connection.OfflineOverrides;
import dev.tend.cli.output.ExitCode;
import dev.tend.cli.output.NegativeResultException;
import dev.tend.cli.output.TextTable;
import dev.tend.config.AgentConfiguration;
import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.help.ItemHelp;
import dev.tend.definition.help.PropertyHelp;
import dev.tend.override.merge.EffectiveDefinitions;
import dev.tend.override.merge.EffectiveSet;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says what the properties of an item mean, what they are, and where their values come from. */
@Command(
    name = "get-monitoring-item-help",
    description = {
      "Shows every property of a probe, monitor or responder: the value in effect and where it"
          + " comes from, such as an override; whether it can be overridden, its unit, its default,"
          + " its Exchange names and its meaning. A target for which an override sets another value"
          + " is shown as well.",
      "When the agent is not running, shows what it will use when it starts, and says so. With"
          + " --health-sets, or without a configuration, shows what the definitions say."
    })
public final class MonitoringItemHelpCommand extends ItemQuery {
  @Mixin private HealthSetSource source = new HealthSetSource();

  @Override
  public Integer call() {
    String wanted = required("item", "HealthSet/Item");
    boolean files = source.isNamed() || !agent.isConfigured();
    ItemExplanations help = files ? defined(source.read(), wanted) : known(wanted);
    print(help.items(), out -> help.items().forEach(one -> print(out, one)));
    return ExitCode.DONE;
  }

  private ItemExplanations known(String wanted) {
    AgentConfiguration configuration = configuration();
    return agent.ask(
        configuration,
        client -> client.help(wanted),
        () -> {
          agent.warn("the agent is not running; this is what it will use when it starts");
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
      throw new NegativeResultException(
          Identities.of(sets, ItemFilter.all()).unknown("item", wanted).text());
    }
    return found;
  }

  private static void print(PrintWriter out, ItemHelp help) {
    out.println(help.identity() + " (" + help.itemType() + ", " + help.type() + ")");
    out.println(help.description());
    out.println(help.typeDescription());
    help.switchedOff().ifPresent(why -> out.println("Its health set is switched off: " + why));
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
