package dev.tend.cli.lever;

import dev.tend.api.OperationAnswer;
import dev.tend.api.model.ClearRequest;
import dev.tend.api.model.ItemFilter;
import dev.tend.api.model.PeopleNeeded.GivenUp;
import dev.tend.cli.connection.ItemQuery;
import dev.tend.cli.connection.StoredAgent;
import dev.tend.cli.option.CurrentUser;
import dev.tend.cli.output.CannotAskException;
import dev.tend.cli.output.ExitCode;
import dev.tend.config.AgentConfiguration;
import dev.tend.core.input.OperatorInput.ChronicCleared;
import dev.tend.definition.ItemId;
import dev.tend.state.Inbox;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
      "When no agent runs, it is left in the agent's inbox.",
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
        agent.ask(
            configuration,
            client -> client.clear(new ClearRequest(monitor, who)),
            () -> leave(configuration, monitor, who));
    print(
        answer,
        out ->
            out.println(
                (answer.done() ? "cleared by " + who + ": " : "nothing was cleared: ")
                    + answer.message()));
    return answer.done() ? ExitCode.DONE : ExitCode.BAD_NEWS;
  }

  /** Leaves it for the agent's next start. */
  private OperationAnswer leave(AgentConfiguration configuration, String monitor, String who) {
    List<GivenUp> meant =
        StoredAgent.answers(configuration, agent).peopleNeeded(ItemFilter.of(monitor)).givenUp();
    if (meant.isEmpty()) {
      String none = monitor + " was not chronic, and no responder of it exhausted";
      return new OperationAnswer(false, none, List.of());
    }
    Inbox inbox = Inbox.of(configuration.state());
    List<String> left = new ArrayList<>();
    try {
      for (GivenUp one : meant) {
        ItemId id = ItemId.parse(one.monitor()).orElseThrow();
        inbox.add(new ChronicCleared(id, who), Instant.now());
        left.add(one.monitor());
      }
    } catch (IOException unwritable) {
      throw new CannotAskException("this cannot be left for the agent: " + unwritable.getMessage());
    }
    return new OperationAnswer(
        true, String.join(", ", left) + "; done when the agent starts", List.of());
  }
}
