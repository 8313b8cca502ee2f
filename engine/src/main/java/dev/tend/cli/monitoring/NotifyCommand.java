package dev.tend.cli.monitoring;

import dev.tend.api.ApiToken;
import dev.tend.api.client.AgentClient;
import dev.tend.api.model.Identities;
import dev.tend.api.model.NotificationAnswer;
import dev.tend.api.model.NotificationRequest;
import dev.tend.cli.connection.AgentNotRunningException;
import dev.tend.cli.connection.AgentOption;
import dev.tend.cli.connection.HealthSetSource;
import dev.tend.cli.connection.TargetQuery;
import dev.tend.cli.output.CannotAskException;
import dev.tend.cli.output.ExitCode;
import dev.tend.config.AgentConfiguration;
import dev.tend.core.input.OperatorInput;
import dev.tend.core.input.PlainText;
import dev.tend.definition.ItemId;
import dev.tend.state.Inbox;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Reports from outside that something is red or green. */
@Command(
    name = "notify",
    description = {
      "Reports to a notification probe that something is red, or green again, and shows the state"
          + " of the monitors that read it. Whoever may read api.notifyToken of the configuration"
          + " can do this. While no agent runs, root and the agent's user leave the report for the"
          + " next one, which takes it as of now.",
      "Exits with 1 when the agent refuses, with 2 when nothing was reported because it could not"
          + " be asked."
    })
public final class NotifyCommand extends TargetQuery {
  @Option(
      names = "--key",
      paramLabel = "KEY",
      description =
          "What it is about; a green takes back the red of the same key. Default:"
              + " ${DEFAULT-VALUE}.")
  private String key = NotificationRequest.DEFAULT_KEY;

  @ArgGroup(multiplicity = "1")
  private Colour colour = new Colour();

  @Option(names = "--message", paramLabel = "TEXT", description = "What a person should read.")
  private Optional<String> message = Optional.empty();

  private static final class Colour {
    @Option(names = "--red", required = true, description = "Something is wrong.")
    private boolean red;

    @Option(names = "--green", required = true, description = "It is well, or well again.")
    @SuppressWarnings("UnusedVariable") // what is not red is green
    private boolean green;

    String text() {
      return green && !red ? NotificationRequest.GREEN : NotificationRequest.RED;
    }
  }

  @Override
  public Integer call() {
    String probe = required("probe", "HealthSet/Probe --key KEY --red");
    AgentConfiguration configuration = configuration();
    NotificationRequest request = new NotificationRequest(probe, key, colour.text(), message);
    NotificationAnswer answer = ask(configuration, request);
    print(answer, out -> print(out, answer));
    return ExitCode.DONE;
  }

  private NotificationAnswer ask(AgentConfiguration configuration, NotificationRequest request) {
    try {
      AgentClient client = new AgentClient(configuration.listen().toString(), token(configuration));
      return AgentOption.answer(client, one -> one.notify(request));
    } catch (AgentNotRunningException down) {
      return leave(configuration, request);
    }
  }

  /** For the agent that starts next: what a nightly job says must not be lost over that. */
  private NotificationAnswer leave(AgentConfiguration configuration, NotificationRequest request) {
    ItemId probe =
        new NotificationProbes(HealthSetSource.of(configuration, agent)).named(request.probe());
    try {
      Inbox.of(configuration.state())
          .add(
              new OperatorInput.Notified(
                  probe,
                  PlainText.of(request.key(), NotificationRequest.LONGEST_KEY),
                  request.colour().equals(NotificationRequest.RED),
                  PlainText.of(request.message().orElse(""), NotificationRequest.LONGEST_MESSAGE),
                  Instant.now()),
              Instant.now());
    } catch (IOException refused) {
      String why =
          refused instanceof AccessDeniedException
              ? "only root and its own user can leave it something; notify again when it runs"
              : String.valueOf(refused.getMessage());
      throw new CannotAskException("nothing was reported: the agent is not running, and " + why);
    }
    agent.warn("the agent is not running; it takes this when it starts, as of now");
    return new NotificationAnswer(
        Identities.slashed(probe),
        request.key(),
        request.colour(),
        "waits for the agent to start",
        "",
        List.of());
  }

  /** The agent's own token, else the one for those who may notify and no more. */
  private static Path token(AgentConfiguration configuration) {
    Path own = configuration.state().resolve(ApiToken.FILE);
    return Files.isReadable(own) ? own : configuration.notifyToken().orElse(own);
  }

  private static void print(PrintWriter out, NotificationAnswer answer) {
    out.println(
        answer.key()
            + " of "
            + answer.probe()
            + " is "
            + answer.colour()
            + (answer.note().isEmpty() ? "" : "; note: " + answer.note()));
    answer
        .monitors()
        .forEach(reader -> out.println(reader.monitor() + " is " + reader.state().text()));
    if (answer.monitors().isEmpty() && !answer.event().isEmpty()) {
      out.println("No monitor reads it, so nothing follows from this.");
    }
  }
}
