package dev.tend.cli.component;

import dev.tend.api.model.ComponentAnswer;
import dev.tend.api.model.ComponentRequest;
import dev.tend.api.model.ServerComponents;
import dev.tend.cli.connection.AgentNotRunningException;
import dev.tend.cli.connection.AgentQuery;
import dev.tend.cli.connection.AgentUnreachableException;
import dev.tend.cli.connection.OfflineComponents;
import dev.tend.cli.option.ConfirmOption;
import dev.tend.cli.option.CurrentUser;
import dev.tend.cli.output.CannotAskException;
import dev.tend.cli.output.ExitCode;
import dev.tend.config.AgentConfiguration;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A command that takes a component out of service, or back. */
abstract class ComponentChangeCommand extends AgentQuery {
  @Option(names = "--owner", paramLabel = "NAME", description = "Who. Default: your login name.")
  private Optional<String> owner = Optional.empty();

  @Mixin private ConfirmOption confirm = new ConfirmOption();

  @Override
  public final Integer call() {
    AgentConfiguration configuration = configuration();
    ComponentRequest request = request(owner.orElseGet(CurrentUser::name));
    if (confirm.isTrial()) {
      return trial(configuration, request);
    }
    if (confirm.isAsked()
        && !confirm.isGiven(spec.commandLine().getErr(), "Ask for " + wish(request) + "?")) {
      throw new CannotAskException("nothing was done");
    }
    return change(configuration, request);
  }

  /** What is asked for. */
  abstract ComponentRequest request(String who);

  private int trial(AgentConfiguration configuration, ComponentRequest request) {
    Optional<String> name = Optional.of(request.component());
    ServerComponents now =
        agent.ask(
            configuration,
            client -> client.components(name),
            () -> new OfflineComponents(configuration, agent).components(name));
    ComponentText text = new ComponentText(now.at(), agent);
    print(
        now,
        out -> {
          out.println("nothing was done; it would ask for " + wish(request));
          text.component(now.components().getFirst()).forEach(out::println);
        });
    return ExitCode.DONE;
  }

  private static String wish(ComponentRequest request) {
    return request.component()
        + " to be "
        + request.state()
        + " in the name of "
        + request.requester();
  }

  private int change(AgentConfiguration configuration, ComponentRequest request) {
    ComponentAnswer answer;
    boolean heard = true;
    try {
      answer = agent.ask(configuration, client -> client.change(request));
    } catch (AgentNotRunningException down) {
      answer =
          new OfflineComponents(configuration, agent)
              .change(request, "when the agent starts, before it acts", "the agent is not running");
    } catch (AgentUnreachableException silent) {
      heard = false;
      answer =
          new OfflineComponents(configuration, agent)
              .change(
                  request,
                  "once the agent goes on, or starts again",
                  "the agent runs but does not answer: " + silent.getMessage());
    }
    ComponentAnswer given = answer;
    ComponentText text = new ComponentText(Instant.now(), agent);
    print(given, out -> text.answer(given).forEach(out::println));
    boolean active = given.inEffect() || !request.state().equalsIgnoreCase("Active");
    return active && heard && given.done() ? ExitCode.DONE : ExitCode.BAD_NEWS;
  }
}
