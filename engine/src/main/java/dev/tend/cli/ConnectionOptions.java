package dev.tend.cli;

import dev.tend.api.client.AgentClient;
import dev.tend.api.model.AgentReport;
import dev.tend.config.AgentConfiguration;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say whose overrides are meant, and how to reach them. */
final class ConnectionOptions {
  private static final Pattern LOOPBACK =
      Pattern.compile("(?:http://)?((?:127(?:\\.\\d{1,3}){3}|\\[::1]):\\d{1,5})/?");

  @Mixin private AgentOption agent = new AgentOption();

  @Option(
      names = "--agent",
      paramLabel = "ADDRESS",
      description =
          "The agent of another server, at the end of a tunnel to its API: 127.0.0.1:PORT. It is"
              + " asked whether it is the one of --server.")
  private Optional<String> address = Optional.empty();

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "A file with the token of that agent.")
  private Optional<Path> token = Optional.empty();

  /**
   * Opens the overrides of a server.
   *
   * @param server as it was named; empty: this one, or the one at the end of the tunnel
   * @throws WrongServerException if it is another and cannot be reached
   * @throws CannotAskException if the name is empty, or the tunnel leads elsewhere
   */
  OverrideAccess open(Optional<String> server) {
    if (server.filter(String::isBlank).isPresent()) {
      throw new CannotAskException(
          "--server names no server: is a variable of the shell empty? Name one, or leave the"
              + " option out for this one; nothing was done");
    }
    if (address.isPresent() || token.isPresent()) {
      return atTheEndOfTheTunnel(server);
    }
    AgentConfiguration configuration = agent.configuration();
    Optional<String> other =
        server.filter(named -> !AgentOption.isName(named, configuration.server()));
    if (other.isPresent()) {
      throw new WrongServerException(
          "this is "
              + configuration.server()
              + ", and nothing was done here; run the line above on "
              + other.get()
              + ", or reach its agent with --agent and --token-file");
    }
    return new FallbackAccess(configuration, agent);
  }

  private OverrideAccess atTheEndOfTheTunnel(Optional<String> server) {
    if (address.isEmpty() || token.isEmpty()) {
      throw new CannotAskException("--agent and --token-file need each other");
    }
    Matcher matcher = LOOPBACK.matcher(address.get());
    if (!matcher.matches()) {
      throw new CannotAskException(
          "--agent "
              + address.get()
              + ": agents answer on their own host only, and the token must not cross a network in"
              + " clear; make a tunnel, such as ssh -L 19425:127.0.0.1:9425 mail2, and give"
              + " 127.0.0.1:19425");
    }
    AgentClient client = new AgentClient(matcher.group(1), token.get());
    AgentReport there = AgentOption.answer(client, AgentClient::status);
    if (server.filter(named -> !AgentOption.isName(named, there.server())).isPresent()) {
      throw new CannotAskException(
          "the agent at "
              + address.get()
              + " is that of "
              + there.server()
              + ", not of "
              + server.get()
              + "; nothing was done");
    }
    agent.warn("asking the agent of " + there.server());
    return new AgentOverrides(client);
  }
}
