package dev.tend.cli.connection;

import dev.tend.api.ApiToken;
import dev.tend.api.client.AgentClient;
import dev.tend.api.client.AgentException;
import dev.tend.cli.output.CannotAskException;
import dev.tend.cli.output.NegativeResultException;
import dev.tend.cli.output.ShellWords;
import dev.tend.config.AgentConfiguration;
import dev.tend.config.ConfigurationFiles;
import dev.tend.config.ConfigurationReader;
import dev.tend.config.ConfigurationResult;
import dev.tend.config.HostFacts;
import dev.tend.definition.problem.Problem;
import dev.tend.definition.type.Types;
import dev.tend.definition.value.NameTypes;
import dev.tend.definition.value.ValueException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The option {@code --config} of commands that ask the agent on this host. */
public final class AgentOption {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "The agent's configuration: where it listens, and where its state is. Default:"
              + " $TEND_CONFIG, else /etc/tend/tend.yaml.")
  private Optional<Path> file = Optional.empty();

  /** A question to the agent. */
  public interface Question<T> {
    T ask(AgentClient client) throws AgentException;
  }

  /** Whether a configuration was named, or there is one in the usual place. */
  public boolean isConfigured() {
    Path found = ConfigurationFiles.find(file, System.getenv());
    return !found.equals(ConfigurationFiles.USUAL) || Files.exists(found);
  }

  /** The configuration. */
  public AgentConfiguration configuration() {
    Path found = ConfigurationFiles.find(file, System.getenv());
    ConfigurationReader reader = new ConfigurationReader(HostFacts.ofThisHost(), Types.builtIn());
    ConfigurationResult result = ConfigurationFiles.read(found, reader);
    return result
        .configuration()
        .orElseThrow(
            () ->
                new CannotAskException(
                    result.problems().stream()
                        .filter(Problem::isError)
                        .findFirst()
                        .map(Problem::toString)
                        .orElse(found + " cannot be read")));
  }

  /**
   * Asks the agent.
   *
   * @param otherwise answers when the agent is not running; it may throw
   */
  public <T> T ask(AgentConfiguration configuration, Question<T> question, Supplier<T> otherwise) {
    try {
      return ask(configuration, question);
    } catch (AgentNotRunningException down) {
      return otherwise.get();
    }
  }

  /** Asks what only a running agent can answer. */
  public <T> T ask(AgentConfiguration configuration, Question<T> question) {
    return answer(client(configuration), question);
  }

  /** The agent on this host. */
  public static AgentClient client(AgentConfiguration configuration) {
    return new AgentClient(
        configuration.listen().toString(), configuration.state().resolve(ApiToken.FILE));
  }

  /** Asks an agent, here or on another server. */
  public static <T> T answer(AgentClient client, Question<T> question) {
    try {
      return question.ask(client);
    } catch (AgentException failed) {
      throw switch (failed.trouble()) {
        case NOT_RUNNING -> new AgentNotRunningException(failed.explanation());
        case SILENT -> new AgentUnreachableException(failed.explanation());
        case UNKNOWN, REFUSED -> new NegativeResultException(failed.explanation());
        case TOKEN, BROKEN -> new CannotAskException(failed.explanation());
      };
    }
  }

  /** Whether a name means a server; its short name is enough. */
  public static boolean isName(String named, String server) {
    String known = folded(server);
    return known.equals(folded(named)) || known.startsWith(folded(named) + ".");
  }

  /** Prints a warning to standard error. */
  public void warn(String text) {
    err().println("tend: " + text);
  }

  /** A command that people are told to type, with the configuration that was named here. */
  public String command(String typed) {
    return file.map(named -> typed + " " + ShellWords.line(List.of("--config", named.toString())))
        .orElse(typed);
  }

  /** Where warnings go. */
  PrintWriter err() {
    return spec.commandLine().getErr();
  }

  private static String folded(String name) {
    try {
      return NameTypes.server(name.strip()).toLowerCase(Locale.ROOT);
    } catch (ValueException none) {
      return name.toLowerCase(Locale.ROOT);
    }
  }
}
