package dev.tend.cli.component;

import dev.tend.cli.connection.ServerArgument;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Exchange's name of the command that shows the components. */
@Command(
    name = "get-server-component-state",
    description = {
      "Shows the components of this server: the state of each, who holds it, since when, why, until"
          + " when, and the command that releases it.",
      "Without a running agent it shows what the agent will find when it starts."
    })
public final class GetServerComponentState extends ComponentListCommand {
  @Mixin ServerArgument argument = new ServerArgument();

  @Option(names = "--component", paramLabel = "NAME", description = "Only this component.")
  private Optional<String> component = Optional.empty();

  @Override
  Optional<String> component() {
    return component;
  }
}
