package dev.tend.cli.health;

import dev.tend.api.model.Answers;
import dev.tend.api.model.ItemFilter;
import dev.tend.api.model.MonitorHealth;
import dev.tend.api.model.MonitorHealth.Run;
import dev.tend.api.model.ServerHealth;
import dev.tend.cli.connection.AgentQuery;
import dev.tend.cli.connection.ServerArgument;
import dev.tend.cli.connection.StoredAgent;
import dev.tend.cli.output.BrakeText;
import dev.tend.cli.output.ExitCode;
import dev.tend.cli.output.NegativeResultException;
import dev.tend.cli.output.StateFormat;
import dev.tend.cli.output.TextTable;
import dev.tend.config.AgentConfiguration;
import dev.tend.definition.problem.Suggestions;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows every monitor. */
@Command(
    name = "get-server-health",
    aliases = "health",
    description = {
      "Shows every monitor: its state, where its chain is beneath an overlay, when its probes last"
          + " ran, when it last changed.",
      "When the agent is not running, shows what it last stored, says so, and exits with 2."
    })
public final class ServerHealthCommand extends AgentQuery {
  @Mixin ServerArgument argument = new ServerArgument();

  @Option(names = "--health-set", paramLabel = "NAME", description = "Only this health set.")
  private Optional<String> healthSet = Optional.empty();

  @Option(names = "--target", paramLabel = "NAME", description = "Only this target.")
  private Optional<String> target = Optional.empty();

  @Override
  public Integer call() {
    AgentConfiguration configuration = configuration();
    ItemFilter filter = ItemFilter.of(healthSet, target);
    ServerHealth health =
        agent.ask(
            configuration,
            client -> client.health(filter),
            () -> stored(StoredAgent.answers(configuration, agent), filter));
    print(health, out -> print(out, health));
    return health.agentRunning() ? ExitCode.DONE : ExitCode.CANNOT_ASK;
  }

  private static ServerHealth stored(Answers answers, ItemFilter filter) {
    ServerHealth health = answers.health(filter);
    if (health.monitors().isEmpty() && !filter.equals(ItemFilter.all())) {
      throw new NegativeResultException(
          noneOf(answers.health(ItemFilter.all()).monitors(), filter));
    }
    return health;
  }

  private static String noneOf(List<MonitorHealth> all, ItemFilter filter) {
    List<String> sets = all.stream().map(MonitorHealth::healthSet).distinct().toList();
    if (filter.healthSet().isPresent() && sets.stream().noneMatch(filter::holdsSet)) {
      String wanted = filter.healthSet().get();
      return "there is no health set " + wanted + Suggestions.instead(wanted, sets);
    }
    List<String> targets =
        all.stream()
            .filter(one -> filter.holdsSet(one.healthSet()))
            .flatMap(one -> one.target().stream())
            .distinct()
            .toList();
    String wanted = filter.target().orElse("");
    return "there is no target " + wanted + Suggestions.instead(wanted, targets);
  }

  private void print(PrintWriter out, ServerHealth health) {
    health.brake().ifPresent(brake -> out.println(BrakeText.of(brake)));
    StateFormat stateFormat = new StateFormat(spec.commandLine().getColorScheme().ansi());
    TextTable table =
        new TextTable(
            "HEALTH SET",
            "MONITOR",
            "TARGET",
            "STATE",
            "BENEATH",
            "COMPONENT",
            "ASPECT",
            "LAST PROBE START",
            "LAST PROBE END",
            "LAST TRANSITION",
            "STALE");
    for (MonitorHealth monitor : health.monitors()) {
      table.row(
          monitor.healthSet(),
          monitor.monitor(),
          monitor.target().orElse(""),
          stateFormat.of(monitor.state()),
          stateFormat.of(monitor.beneath()),
          monitor.component().orElse(""),
          monitor.aspect().text(),
          StateFormat.at(monitor.lastRun().map(Run::startedAt)),
          StateFormat.at(monitor.lastRun().map(Run::endedAt)),
          StateFormat.at(monitor.lastTransition()),
          monitor.stale() ? "stale" : "no");
    }
    table.lines().forEach(out::println);
  }
}
