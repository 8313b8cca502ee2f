package dev.tend.cli.monitoring;

import dev.tend.api.model.Identities;
import dev.tend.api.model.ItemFilter;
import dev.tend.api.model.ItemIdentities;
import dev.tend.api.model.ItemIdentity;
import dev.tend.cli.connection.HealthSetSource;
import dev.tend.cli.connection.ItemQuery;
import dev.tend.cli.output.ExitCode;
import dev.tend.cli.output.NegativeResultException;
import dev.tend.cli.output.TextTable;
import dev.tend.config.AgentConfiguration;
import dev.tend.definition.HealthSetDefinition;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists probes, monitors and responders. */
@Command(
    name = "get-monitoring-item-identity",
    description = {
      "Lists probes, monitors and responders, one line for each target, under the identities that"
          + " other commands take.",
      "When the agent is not running, lists what the definitions say, and says so; discovered"
          + " targets are missing then."
    })
public final class MonitoringItemIdentityCommand extends ItemQuery {
  @Mixin private HealthSetSource source = new HealthSetSource();

  @Override
  public Integer call() {
    Optional<String> wanted = named();
    ItemIdentities found = source.isNamed() ? defined(source.read(), wanted) : known(wanted);
    print(found, out -> print(out, found));
    return ExitCode.DONE;
  }

  private ItemIdentities known(Optional<String> wanted) {
    AgentConfiguration configuration = configuration();
    return agent.ask(
        configuration,
        client -> client.identities(wanted),
        () -> {
          agent.warn("the agent is not running; this is what the definitions say");
          return defined(HealthSetSource.of(configuration, agent), wanted);
        });
  }

  private static ItemIdentities defined(List<HealthSetDefinition> sets, Optional<String> wanted) {
    ItemIdentities found = Identities.of(sets, wanted.map(ItemFilter::of).orElse(ItemFilter.all()));
    if (found.items().isEmpty() && wanted.isPresent()) {
      throw new NegativeResultException(
          Identities.of(sets, ItemFilter.all()).unknown("item", wanted.get()).text());
    }
    return found;
  }

  private static void print(PrintWriter out, ItemIdentities found) {
    TextTable table =
        new TextTable("IDENTITY", "ITEM TYPE", "NAME", "TARGET", "TYPE", "ENABLED", "DESCRIPTION");
    for (ItemIdentity item : found.items()) {
      table.row(
          item.identity(),
          item.itemType().text(),
          item.name(),
          item.target().orElse(""),
          item.type(),
          item.enabled() ? "yes" : "no",
          item.description());
    }
    table.lines().forEach(out::println);
  }
}
