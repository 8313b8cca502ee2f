package dev.tend.api.server;

import dev.tend.api.HealthView;
import dev.tend.api.OperationAnswer;
import dev.tend.api.Operations;
import dev.tend.api.model.Answers;
import dev.tend.api.model.ApprovalRequest;
import dev.tend.api.model.BrakeRequest;
import dev.tend.api.model.ClearRequest;
import dev.tend.api.model.ItemFilter;
import dev.tend.api.model.PeopleNeeded.WaitingApproval;
import dev.tend.core.input.OperatorInput.ApprovalAnswered;
import dev.tend.core.input.OperatorInput.ChronicCleared;
import dev.tend.definition.ItemId;
import dev.tend.definition.ItemType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The routes by which a person stops, allows or resumes recovery. */
final class LeverRoutes {
  /** As long as what follows from a yes is waited for, and a little longer. */
  private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(12);

  private final HealthView view;
  private final Operations operations;
  private final KnownItems items;

  LeverRoutes(HealthView view, Operations operations) {
    this.view = view;
    this.operations = operations;
    this.items = new KnownItems(view);
  }

  /** Pulls or releases the brake. */
  HttpReply brake(Request request) {
    BrakeRequest wanted = request.read(BrakeRequest.class);
    String reason = wanted.reason().map(String::strip).orElse("");
    if (wanted.pulled() && reason.isEmpty()) {
      throw new ApiException(400, "say why all recovery is to stop", "give a reason");
    }
    named(wanted.owner());
    return HttpReply.json(
        request.within(
            ANSWERED_WITHIN,
            wanted.pulled()
                ? operations.pullBrake(wanted.owner(), reason)
                : operations.releaseBrake(wanted.owner(), reason)));
  }

  /** What waits for a person. */
  HttpReply peopleNeeded(Request request) {
    return HttpReply.json(new Answers(view, true).peopleNeeded(ItemFilter.all()));
  }

  /** Answers an approval. */
  HttpReply answer(Request request) {
    ApprovalRequest wanted = request.read(ApprovalRequest.class);
    named(wanted.owner());
    List<WaitingApproval> open = new Answers(view, true).peopleNeeded(ItemFilter.all()).approvals();
    List<WaitingApproval> meant =
        open.stream()
            .filter(
                one ->
                    one.id().equalsIgnoreCase(wanted.approval())
                        || ItemId.parse(one.responder()).equals(ItemId.parse(wanted.approval())))
            .toList();
    if (meant.size() != 1) {
      throw new ApiException(
          404,
          "no question " + wanted.approval() + " is open",
          open.isEmpty()
              ? "nothing waits for an answer"
              : "these are: " + String.join(", ", open.stream().map(WaitingApproval::id).toList()));
    }
    return HttpReply.json(
        request.within(
            ANSWERED_WITHIN,
            operations.approve(
                new ApprovalAnswered(
                    meant.getFirst().id(),
                    wanted.granted(),
                    wanted.owner(),
                    wanted.reason().map(String::strip).orElse("")))));
  }

  /** Lets Tend act again on a monitor, or on all its targets. */
  HttpReply clear(Request request) {
    ClearRequest wanted = request.read(ClearRequest.class);
    named(wanted.owner());
    List<String> cleared = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    List<String> events = new ArrayList<>();
    for (ItemId monitor : items.all(wanted.monitor(), ItemType.MONITOR)) {
      OperationAnswer answer =
          request.within(
              ANSWERED_WITHIN, operations.submit(new ChronicCleared(monitor, wanted.owner())));
      (answer.done() ? cleared : refused).add(answer.message());
      events.addAll(answer.events());
    }
    boolean done = !cleared.isEmpty();
    return HttpReply.json(
        new OperationAnswer(done, String.join("; ", done ? cleared : refused), events));
  }

  private static void named(String owner) {
    if (owner.isBlank()) {
      throw new ApiException(400, "say who asks", "give an owner");
    }
  }
}
