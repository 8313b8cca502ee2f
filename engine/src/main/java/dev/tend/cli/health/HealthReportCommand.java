package dev.tend.cli.health;

import dev.tend.api.model.Answers;
import dev.tend.api.model.HealthReport;
import dev.tend.api.model.ItemFilter;
import dev.tend.cli.connection.AgentQuery;
import dev.tend.cli.connection.AgentUnreachableException;
import dev.tend.cli.connection.ServerArgument;
import dev.tend.cli.connection.StoredAgent;
import dev.tend.cli.output.CannotAskException;
import dev.tend.cli.output.ExitCode;
import dev.tend.cli.output.NegativeResultException;
import dev.tend.config.AgentConfiguration;
import dev.tend.definition.problem.Suggestions;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows how healthy the server is. */
@Command(
    name = "get-health-report",
    aliases = "report",
    description = {
      "Shows how healthy this server is, what is broken first: raised monitors, health sets, health"
          + " groups.",
      "Exits with 1 when something is Unhealthy, Unrecoverable or Unavailable; with 0 otherwise,"
          + " even if something is Degraded or being repaired; with 2 when nothing has been judged"
          + " yet.",
      "When the agent is not running, shows what it last stored, says so, and exits with 2.",
      "With --nagios it prints one line and exits as monitoring plugins do: 0 OK; 1 WARNING for"
          + " Degraded and Repairing; 2 CRITICAL for Unhealthy and Unrecoverable, and when the"
          + " agent is not running or does not answer, since nothing watches the server then; 3"
          + " UNKNOWN for Unavailable, when nothing has been judged yet, and when the plugin itself"
          + " cannot ask."
    })
public final class HealthReportCommand extends AgentQuery {
  @Mixin ServerArgument argument = new ServerArgument();

  @Option(names = "--health-set", paramLabel = "NAME", description = "Only this health set.")
  private Optional<String> healthSet = Optional.empty();

  @Option(names = "--rollup-group", description = "Shows only the health groups.")
  private boolean rollupGroup;

  @Option(names = "--nagios", description = "Prints and exits as a monitoring plugin does.")
  private boolean nagios;

  @Override
  public Integer call() {
    return nagios ? plugin() : report();
  }

  private int report() {
    AgentConfiguration configuration = configuration();
    ItemFilter filter = ItemFilter.of(healthSet, Optional.empty());
    HealthReport report =
        agent.ask(
            configuration,
            client -> client.report(filter),
            () -> stored(StoredAgent.answers(configuration, agent), filter));
    ReportText text = new ReportText(report, spec.commandLine().getColorScheme().ansi());
    print(report, out -> text.lines(rollupGroup).forEach(out::println));
    return report.agentRunning() ? PluginStatus.of(report).exit() : ExitCode.CANNOT_ASK;
  }

  private static HealthReport stored(Answers answers, ItemFilter filter) {
    HealthReport report = answers.report(filter);
    if (report.healthSets().isEmpty() && filter.healthSet().isPresent()) {
      String wanted = filter.healthSet().get();
      List<String> sets =
          answers.report(ItemFilter.all()).healthSets().stream()
              .map(HealthReport.SetHealth::healthSet)
              .toList();
      throw new NegativeResultException(
          "there is no health set " + wanted + Suggestions.instead(wanted, sets));
    }
    return report;
  }

  private int plugin() {
    try {
      AgentConfiguration configuration = configuration();
      ItemFilter filter = ItemFilter.of(healthSet, Optional.empty());
      HealthReport report = agent.ask(configuration, client -> client.report(filter));
      spec.commandLine().getOut().println(PluginLine.of(report));
      return PluginStatus.of(report).pluginExit();
    } catch (AgentUnreachableException down) {
      return plugin(PluginStatus.CRITICAL, down);
    } catch (CannotAskException | NegativeResultException cannot) {
      return plugin(PluginStatus.UNKNOWN, cannot);
    }
  }

  private int plugin(PluginStatus pluginStatus, RuntimeException why) {
    String text = PluginLine.line(pluginStatus.pluginWord(), String.valueOf(why.getMessage()));
    spec.commandLine().getOut().println(text);
    return pluginStatus.pluginExit();
  }
}
