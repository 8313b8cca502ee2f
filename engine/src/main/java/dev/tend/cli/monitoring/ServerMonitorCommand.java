package dev.tend.cli.monitoring;

import dev.tend.api.OperationAnswer;
import dev.tend.api.model.RepairingRequest;
import dev.tend.cli.connection.TargetQuery;
import dev.tend.cli.option.CmdletBoolean;
import dev.tend.cli.option.CurrentUser;
import dev.tend.cli.output.CannotAskException;
import dev.tend.cli.output.ExitCode;
import dev.tend.config.AgentConfiguration;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Marks a monitor as being repaired, or clears the mark. */
@Command(
    name = "set-server-monitor",
    description = {
      "Marks a monitor as being repaired: Tend does not disturb what it watches and withholds its"
          + " pages, until the mark ends or is cleared.",
      "Exits with 1 when the agent refuses."
    })
public final class ServerMonitorCommand extends TargetQuery {
  @Option(names = "--name", paramLabel = "IDENTITY", description = "The same as the argument.")
  void name(String text) {
    identity = Optional.of(text);
  }

  @Option(
      names = "--repairing",
      required = true,
      paramLabel = "BOOLEAN",
      description =
          "true while somebody is at work, false afterwards; in quotes also '$true' and '$false'.")
  private String repairingText = "";

  @Option(names = "--reason", paramLabel = "TEXT", description = "What is being done.")
  private Optional<String> reason = Optional.empty();

  @Option(
      names = "--duration",
      paramLabel = "DURATION",
      description = "For how long at most, such as 2h; up to 24h.")
  private Optional<String> duration = Optional.empty();

  @Option(
      names = "--owner",
      paramLabel = "NAME",
      description = "Who is at work. Default: your login name.")
  private Optional<String> owner = Optional.empty();

  @Override
  public Integer call() {
    boolean repairing = CmdletBoolean.of("--repairing", repairingText);
    String monitor = required("monitor", "HealthSet/Monitor ...");
    if (repairing && (reason.isEmpty() || duration.isEmpty())) {
      throw new CannotAskException(
          "a repairing mark needs a reason and an end; add --reason TEXT and --duration 2h");
    }
    AgentConfiguration configuration = configuration();
    String who = owner.orElseGet(CurrentUser::name);
    OperationAnswer answer =
        agent.ask(
            configuration,
            client ->
                client.repairing(new RepairingRequest(monitor, repairing, who, reason, duration)));
    print(answer, out -> out.println(text(monitor, who, repairing, answer)));
    return answer.done() ? ExitCode.DONE : ExitCode.BAD_NEWS;
  }

  private String text(String monitor, String who, boolean repairing, OperationAnswer answer) {
    if (!answer.done()) {
      return monitor + ": refused: " + answer.message();
    }
    String note = answer.message().isEmpty() ? "" : "; note: " + answer.message();
    return text(monitor, who, repairing) + note;
  }

  private String text(String monitor, String who, boolean repairing) {
    return repairing
        ? monitor
            + " is being repaired by "
            + who
            + " for "
            + duration.orElse("")
            + " at most; Tend does not disturb it and withholds its pages"
        : monitor + " is no longer being repaired; Tend acts and pages for it again";
  }
}
