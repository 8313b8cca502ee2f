package dev.tend.cli.monitoring;

import dev.tend.api.model.Identities;
import dev.tend.api.model.ItemFilter;
import dev.tend.api.model.ItemIdentities;
import dev.tend.api.model.ItemIdentity;
import dev.tend.cli.connection.AgentOption;
import dev.tend.cli.connection.HealthSetSource;
import dev.tend.cli.output.ExitCode;
import dev.tend.cli.output.NegativeResultException;
import dev.tend.cli.output.OutputOption;
import dev.tend.cli.output.TextTable;
import dev.tend.config.AgentConfiguration;
import dev.tend.definition.HealthSetDefinition;
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

/** Lists what there is. */
@Command(
    name = "get-monitoring-item-identity",
    description = {
      "Lists probes, monitors and responders, each for each of its targets, under the identities"
          + " that other commands take.",
      "When the agent does not run, lists what the definitions hold, and says so; targets that must"
          + " be discovered are not known then."
    },
    mixinStandardHelpOptions = true)
public final class MonitoringItemIdentityCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private OutputOption output = new OutputOption();
  @Mixin private AgentOption agent = new AgentOption();
  @Mixin private HealthSetSource source = new HealthSetSource();

  @Parameters(
      arity = "0..1",
      paramLabel = "IDENTITY",
      description = "HealthSet or HealthSet/Item; everything unless given.")
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
    Optional<String> wanted = identity.or(() -> positional);
    ItemIdentities found = source.isNamed() ? defined(source.read(), wanted) : known(wanted);
    PrintWriter out = spec.commandLine().getOut();
    output.print(out, found, () -> print(out, found));
    return ExitCode.DONE;
  }

  private ItemIdentities known(Optional<String> wanted) {
    AgentConfiguration configuration = agent.configuration();
    agent.mustBe(server, configuration);
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
          "there is no item "
              + wanted.get()
              + "; "
              + Identities.advice(wanted.get(), Identities.of(sets, ItemFilter.all())));
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
