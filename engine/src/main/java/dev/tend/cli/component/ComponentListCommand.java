package dev.tend.cli.component;

import dev.tend.api.model.ServerComponents;
import dev.tend.cli.connection.AgentQuery;
import dev.tend.cli.connection.OfflineComponents;
import dev.tend.cli.output.ExitCode;
import dev.tend.config.AgentConfiguration;
import java.util.Optional;

/** A command that shows components. */
abstract class ComponentListCommand extends AgentQuery {
  @Override
  public final Integer call() {
    AgentConfiguration configuration = configuration();
    ServerComponents components =
        agent.ask(
            configuration,
            client -> client.components(component()),
            () -> {
              agent.warn("the agent is not running; this is what it will find when it starts");
              return new OfflineComponents(configuration, agent).components(component());
            });
    ComponentText text = new ComponentText(components.at(), agent);
    print(components, out -> text.list(components).forEach(out::println));
    return ExitCode.DONE;
  }

  /** The component that is asked for; empty: all. */
  abstract Optional<String> component();
}
