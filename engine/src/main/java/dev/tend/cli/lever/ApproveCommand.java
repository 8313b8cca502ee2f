package dev.tend.cli.lever;

import dev.tend.api.OperationAnswer;
import dev.tend.api.model.ApprovalRequest;
import dev.tend.api.model.ItemFilter;
import dev.tend.api.model.PeopleNeeded;
import dev.tend.api.model.PeopleNeeded.WaitingApproval;
import dev.tend.cli.connection.AgentQuery;
import dev.tend.cli.connection.StoredAgent;
import dev.tend.cli.option.CurrentUser;
import dev.tend.cli.output.CannotAskException;
import dev.tend.cli.output.ExitCode;
import dev.tend.cli.output.StateFormat;
import dev.tend.cli.output.TextTable;
import dev.tend.config.AgentConfiguration;
import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Answers a responder that asks whether it may act, or shows which ask. */
@Command(
    name = "approve",
    description = {
      "Lets a responder act that asks first, as in mode 'approve'; without an argument, shows what"
          + " waits.",
      "A yes counts for an hour, for this episode of this fault. All gates are asked again and the"
          + " probes run once more; the answer says what followed, as far as that is known within"
          + " some seconds.",
      "Exits with 0 when the answer was taken, with 1 when nothing of that name asks or its time is"
          + " over."
    })
public final class ApproveCommand extends AgentQuery {
  @Parameters(
      arity = "0..1",
      paramLabel = "ID",
      description = "The approval's id, or the identity of the responder that asks.")
  private Optional<String> approval = Optional.empty();

  @Option(names = "--deny", description = "Says no.")
  private boolean deny;

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why; kept with the answer.")
  private Optional<String> reason = Optional.empty();

  @Option(names = "--owner", paramLabel = "NAME", description = "Who. Default: your login name.")
  private Optional<String> owner = Optional.empty();

  @Override
  public Integer call() {
    AgentConfiguration configuration = configuration();
    if (approval.isEmpty()) {
      if (deny || reason.isPresent()) {
        throw new CannotAskException("which question? tend approve shows those that are open");
      }
      return show(configuration);
    }
    String id = approval.get();
    String who = owner.orElseGet(CurrentUser::name);
    OperationAnswer answer =
        agent.ask(
            configuration, client -> client.approve(new ApprovalRequest(id, !deny, who, reason)));
    print(answer, out -> out.println(id + ": " + answer.message()));
    return answer.done() ? ExitCode.DONE : ExitCode.BAD_NEWS;
  }

  private int show(AgentConfiguration configuration) {
    PeopleNeeded waiting =
        agent.ask(
            configuration,
            client -> client.peopleNeeded(),
            () -> StoredAgent.answers(configuration, agent).peopleNeeded(ItemFilter.all()));
    print(waiting, out -> print(out, waiting));
    return waiting.agentRunning() ? ExitCode.DONE : ExitCode.CANNOT_ASK;
  }

  private static void print(PrintWriter out, PeopleNeeded waiting) {
    if (waiting.approvals().isEmpty()) {
      out.println("nothing waits for an answer");
      return;
    }
    TextTable table = new TextTable("ID", "RESPONDER", "ASKED", "LAPSES IN", "QUESTION");
    for (WaitingApproval one : waiting.approvals()) {
      table.row(
          one.id(),
          one.responder(),
          StateFormat.at(one.askedAt()),
          StateFormat.ago(waiting.at(), one.expiresAt()),
          one.question());
    }
    table.lines().forEach(out::println);
    out.println();
    out.println("say yes with: tend approve ID; no with: tend approve ID --deny");
  }
}
