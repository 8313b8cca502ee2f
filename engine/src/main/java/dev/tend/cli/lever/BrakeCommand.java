package dev.tend.cli.lever;

import dev.tend.api.AgentStatus;
import dev.tend.api.OperationAnswer;
import dev.tend.api.model.BrakeRequest;
import dev.tend.brake.Brake;
import dev.tend.brake.BrakeFile;
import dev.tend.cli.connection.AgentNotRunningException;
import dev.tend.cli.connection.AgentQuery;
import dev.tend.cli.connection.StoredAgent;
import dev.tend.cli.option.CurrentUser;
import dev.tend.cli.output.BrakeText;
import dev.tend.cli.output.CannotAskException;
import dev.tend.cli.output.ExitCode;
import dev.tend.cli.output.NegativeResultException;
import dev.tend.config.AgentConfiguration;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Stops all recovery, lets it go on, or shows whether it is stopped. */
@Command(
    name = "brake",
    description = {
      "Stops all recovery on this server (with --reason), lets it go on (--release), or shows"
          + " whether it is stopped.",
      "What runs ends in order; nothing new begins. People are paged all the same. The brake is the"
          + " file 'brake' in the directory of the agent's state: it survives restarts, and works"
          + " without an agent, too.",
      "Without options exits with 0 when recovery is not stopped, and with 1 when it is."
    })
public final class BrakeCommand extends AgentQuery {
  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Stops all recovery, for this reason.")
  private Optional<String> reason = Optional.empty();

  @Option(names = "--release", description = "Lets recovery go on, whoever stopped it.")
  private boolean release;

  @Option(names = "--owner", paramLabel = "NAME", description = "Who. Default: your login name.")
  private Optional<String> owner = Optional.empty();

  /** Whether recovery is stopped. */
  record Shown(boolean pulled, Optional<AgentStatus.Brake> brake) {}

  @Override
  public Integer call() {
    AgentConfiguration configuration = configuration();
    BrakeFile file = new BrakeFile(configuration.state());
    if (release) {
      return release(configuration, file);
    }
    return reason.isPresent() ? pull(configuration, file) : show(configuration);
  }

  private int show(AgentConfiguration configuration) {
    Optional<AgentStatus.Brake> brake =
        agent.ask(
            configuration,
            client -> client.status().brake(),
            () -> StoredAgent.brake(configuration, agent));
    print(
        new Shown(brake.isPresent(), brake),
        out -> out.println(brake.map(BrakeText::of).orElse("recovery is not stopped")));
    return brake.isPresent() ? ExitCode.BAD_NEWS : ExitCode.DONE;
  }

  private int pull(AgentConfiguration configuration, BrakeFile file) {
    String why = reason.map(String::strip).orElse("");
    if (why.isEmpty()) {
      throw new CannotAskException("say why: tend brake --reason TEXT");
    }
    OperationAnswer answer;
    try {
      BrakeRequest request = new BrakeRequest(true, who(), Optional.of(why));
      answer = agent.ask(configuration, client -> client.brake(request));
    } catch (CannotAskException | NegativeResultException unasked) {
      answer = write(file, new Brake(who(), why, Instant.now()), unasked);
    }
    OperationAnswer given = answer;
    print(
        given,
        out -> {
          out.println("all recovery is stopped by " + who() + ": " + why);
          if (!given.message().isEmpty()) {
            out.println("note: " + given.message());
          }
          out.println("to let it go on: tend brake --release");
        });
    return ExitCode.DONE;
  }

  /** Whatever is wrong with the agent: it reads the file before each action. */
  private static OperationAnswer write(BrakeFile file, Brake mine, RuntimeException unasked) {
    try {
      file.write(file.read().map(other -> other.and(mine)).orElse(mine));
    } catch (IOException unwritable) {
      throw new CannotAskException(
          "recovery is NOT stopped: "
              + unasked.getMessage()
              + "; and "
              + file.path()
              + " cannot be written: "
              + unwritable);
    }
    String known =
        unasked instanceof AgentNotRunningException
            ? "the agent is not running, and finds this when it starts"
            : "the agent did not take it, but finds the file before it acts: "
                + unasked.getMessage();
    return new OperationAnswer(true, file.path() + " is written; " + known, List.of());
  }

  private int release(AgentConfiguration configuration, BrakeFile file) {
    if (reason.isPresent() && reason.get().isBlank()) {
      reason = Optional.empty();
    }
    OperationAnswer answer =
        agent.ask(
            configuration,
            client -> client.brake(new BrakeRequest(false, who(), reason)),
            () -> remove(configuration, file));
    print(
        answer,
        out ->
            out.println(
                answer.done()
                    ? "recovery may go on" + note(answer)
                    : "nothing is released: " + answer.message()));
    return answer.done() ? ExitCode.DONE : ExitCode.BAD_NEWS;
  }

  private static String note(OperationAnswer answer) {
    return answer.message().isEmpty() ? "" : "; " + answer.message();
  }

  private OperationAnswer remove(AgentConfiguration configuration, BrakeFile file) {
    try {
      if (file.delete()) {
        return new OperationAnswer(true, "the agent is not running", List.of());
      }
    } catch (IOException undeletable) {
      throw new CannotAskException(
          "all recovery stays stopped: " + file.path() + " cannot be removed: " + undeletable);
    }
    // What is in no file is in the agent's own state, which only an agent may write.
    String message =
        StoredAgent.brake(configuration, agent)
            .map(kept -> "start the agent first; " + BrakeText.of(kept))
            .orElse("the brake is not pulled");
    return new OperationAnswer(false, message, List.of());
  }

  private String who() {
    return owner.orElseGet(CurrentUser::name);
  }
}
