package dev.tend.cli.override;

import dev.tend.api.AgentStatus;
import dev.tend.api.client.AgentClient;
import dev.tend.cli.connection.AgentOption;
import dev.tend.cli.connection.OfflineOverrides;
import dev.tend.cli.output.CannotAskException;
import dev.tend.config.AgentConfiguration;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options that say whose overrides are meant, and how to reach them. */
final class ConnectionOptions {
  private static final Pattern LOOPBACK =
      Pattern.compile("(?:http://)?((?:127(?:\\.\\d{1,3}){3}|\\[::1]):\\d{1,5})/?");

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Mixin private AgentOption agent = new AgentOption();

  @Option(
      names = "--agent",
      paramLabel = "ADDRESS",
      description =
          "The agent of another server, through a tunnel to its API: 127.0.0.1:PORT. It must be the"
              + " agent of --server.")
  private Optional<String> address = Optional.empty();

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "A file with the token of that agent.")
  private Optional<Path> token = Optional.empty();

  /**
   * Opens the overrides of a server. Where that is another, prints the command to type there.
   *
   * @param server as it was named; empty: this one, or the one behind the tunnel
   * @param more an option and its value that go with the command typed there, if it lacks them
   * @throws CannotAskException if it is another server and cannot be reached, if the name is empty,
   *     or if the tunnel leads elsewhere
   */
  OverrideConnection open(Optional<String> server, List<String> more) {
    if (server.filter(String::isBlank).isPresent()) {
      throw new CannotAskException(
          "--server is empty: is a shell variable unset? Name a server, or leave the option out for"
              + " this one; nothing was done");
    }
    if (address.isPresent() || token.isPresent()) {
      return throughTunnel(server);
    }
    AgentConfiguration configuration = agent.configuration();
    if (server.isPresent() && !AgentOption.isName(server.get(), configuration.server())) {
      spec.commandLine().getOut().println(CommandHint.there(spec, more));
      throw new CannotAskException(
          "this is "
              + configuration.server()
              + ", and nothing was done here; run the line above on "
              + server.get()
              + ", or reach its agent with --agent and --token-file");
    }
    return new OverrideConnection(
        AgentOption.client(configuration), Optional.of(() -> offline(configuration)));
  }

  private OfflineOverrides offline(AgentConfiguration configuration) {
    agent.warn(
        "THE AGENT IS NOT RUNNING, and nothing watches this server; what is stored here takes"
            + " effect when it starts");
    return OfflineOverrides.open(configuration, agent);
  }

  private OverrideConnection throughTunnel(Optional<String> server) {
    if (address.isEmpty() || token.isEmpty()) {
      throw new CannotAskException("--agent and --token-file must be given together");
    }
    Matcher matcher = LOOPBACK.matcher(address.get());
    if (!matcher.matches()) {
      throw new CannotAskException(
          "--agent "
              + address.get()
              + ": agents answer on their own host only, and the token must not cross a network in"
              + " the clear; open a tunnel, such as ssh -L 19425:127.0.0.1:9425 mail2, and give"
              + " 127.0.0.1:19425");
    }
    AgentClient client = new AgentClient(matcher.group(1), token.get());
    AgentStatus there = AgentOption.answer(client, AgentClient::status);
    if (server.filter(named -> !AgentOption.isName(named, there.server())).isPresent()) {
      throw new CannotAskException(
          "the agent at "
              + address.get()
              + " belongs to "
              + there.server()
              + ", not to "
              + server.get()
              + "; nothing was done");
    }
    agent.warn("asking the agent of " + there.server());
    return new OverrideConnection(client, Optional.empty());
  }
}
