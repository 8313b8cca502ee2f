package dev.tend.cli.connection;

import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The server as the first argument or as the identity, as Exchange's cmdlets about a server take
 * it. To be mixed into an {@link AgentQuery}, which then knows it as its own {@code --server}.
 */
public final class ServerArgument {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "SERVER",
      description = "The server. Only this one can be asked here.")
  void positional(String name) {
    identity(name);
  }

  @Option(names = "--identity", paramLabel = "SERVER", description = "The same as the argument.")
  void identity(String name) {
    ((AgentQuery) command.userObject()).server = Optional.of(name);
  }
}
