package dev.tend.cli.component;

import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Exchange's name of the command that shows the components. */
@Command(
    name = "get-server-component-state",
    description = {
      "Shows the components of this server: the state of each, who holds it, since when, why, until"
          + " when, and the command that releases it.",
      "Without a running agent it shows what the agent will find when it starts."
    })
public final class GetServerComponentState extends ComponentListCommand {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "SERVER",
      description = "The server. Only this one can be asked here.")
  void positional(String name) {
    server = Optional.of(name);
  }

  @Option(names = "--identity", paramLabel = "SERVER", description = "The same as the argument.")
  void identity(String name) {
    server = Optional.of(name);
  }

  @Option(names = "--component", paramLabel = "NAME", description = "Only this component.")
  private Optional<String> component = Optional.empty();

  @Override
  Optional<String> component() {
    return component;
  }
}
