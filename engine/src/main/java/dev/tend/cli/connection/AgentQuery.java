package dev.tend.cli.connection;

import dev.tend.cli.output.CannotAskException;
import dev.tend.cli.output.OutputOption;
import dev.tend.config.AgentConfiguration;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command that asks the agent on this host and prints its answer. */
@Command(mixinStandardHelpOptions = true)
public abstract class AgentQuery implements Callable<Integer> {
  @Spec protected CommandSpec spec = CommandSpec.create();
  @Mixin protected AgentOption agent = new AgentOption();
  @Mixin private OutputOption output = new OutputOption();

  @Option(
      names = "--server",
      paramLabel = "SERVER",
      description = "The server. Only this one can be asked here.")
  protected Optional<String> server = Optional.empty();

  /**
   * The configuration of the agent.
   *
   * @throws CannotAskException if it cannot be read, or another server was named
   */
  protected final AgentConfiguration configuration() {
    AgentConfiguration configuration = agent.configuration();
    server
        .filter(named -> !AgentOption.isName(named, configuration.server()))
        .ifPresent(
            other -> {
              throw new CannotAskException(
                  "this is " + configuration.server() + "; run the command on " + other);
            });
    return configuration;
  }

  /** Prints either the answer, as JSON or YAML, or what is for people. */
  protected final void print(Object answer, Consumer<PrintWriter> forPeople) {
    PrintWriter out = spec.commandLine().getOut();
    output.print(out, answer, () -> forPeople.accept(out));
  }
}
