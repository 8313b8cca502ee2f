package dev.tend.cli.lever;

import dev.tend.api.OperationAnswer;
import dev.tend.api.model.ClearRequest;
import dev.tend.cli.connection.ItemQuery;
import dev.tend.cli.option.CurrentUser;
import dev.tend.cli.output.ExitCode;
import dev.tend.config.AgentConfiguration;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lets Tend act again where it gave up. */
@Command(
    name = "clear",
    description = {
      "Lets Tend act again on a monitor that is Chronic (actions helped three times in a day) or"
          + " whose responders are Exhausted (two actions in a row did not help): the first once"
          + " you have found the cause.",
      "Without a target, for all targets of the monitor. Attempts begin anew; budgets hold on.",
      "Exits with 1 when there was nothing to clear."
    })
public final class ClearCommand extends ItemQuery {
  @Option(names = "--owner", paramLabel = "NAME", description = "Who. Default: your login name.")
  private Optional<String> owner = Optional.empty();

  @Override
  public Integer call() {
    String monitor = required("monitor", "HealthSet/Monitor");
    AgentConfiguration configuration = configuration();
    String who = owner.orElseGet(CurrentUser::name);
    OperationAnswer answer =
        agent.ask(configuration, client -> client.clear(new ClearRequest(monitor, who)));
    print(
        answer,
        out ->
            out.println(
                (answer.done() ? "cleared by " + who + ": " : "nothing was cleared: ")
                    + answer.message()));
    return answer.done() ? ExitCode.DONE : ExitCode.BAD_NEWS;
  }
}
