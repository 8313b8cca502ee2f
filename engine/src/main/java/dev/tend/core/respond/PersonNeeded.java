package dev.tend.core.respond;

import dev.tend.core.record.MonitorResponseRecord.ApprovalRecord;
import dev.tend.definition.ItemId;
import dev.tend.definition.value.MonitorState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Where what answers to a monitor waits for a person.
 *
 * @param monitor the monitor, with its target
 * @param chronic whether a person must look before Tend acts on it again
 * @param exhausted its responders that acted too often without success
 * @param questions what a person is asked, unanswered
 */
public record PersonNeeded(
    ItemId monitor, boolean chronic, List<ItemId> exhausted, List<Question> questions) {
  public PersonNeeded {
    exhausted = List.copyOf(exhausted);
    questions = List.copyOf(questions);
  }

  /**
   * Whether a responder may act.
   *
   * @param approval its id
   * @param responder the responder, with its target
   * @param text the question
   * @param askedAt when it was put, in steady time
   * @param expiresAt when it lapses, in steady time
   */
  public record Question(
      String approval, ItemId responder, String text, Instant askedAt, Instant expiresAt) {}

  /** What waits now. */
  public static PersonNeeded of(MonitorResponse response) {
    List<ItemId> exhausted = new ArrayList<>(0);
    List<Question> questions = new ArrayList<>(0);
    for (Responder responder : response.responders()) {
      if (responder.exhausted) {
        exhausted.add(responder.id());
      }
      responder
          .approval
          .filter(asked -> asked.answer().isEmpty())
          .map(asked -> question(responder, asked))
          .ifPresent(questions::add);
    }
    return new PersonNeeded(response.id(), response.chronic, exhausted, questions);
  }

  private static Question question(Responder responder, ApprovalRecord asked) {
    return new Question(
        asked.id(),
        responder.id(),
        text(responder, asked.state()),
        asked.expiresAt().minus(Approvals.LASTS),
        asked.expiresAt());
  }

  /** The question, about a fault in this state. */
  static String text(Responder responder, MonitorState fault) {
    return responder.definition().type().name()
        + " "
        + responder.definition().resource()
        + " because "
        + responder.response.id()
        + " is "
        + fault
        + "?";
  }

  /** Whether nothing waits. */
  public boolean none() {
    return !chronic && exhausted.isEmpty() && questions.isEmpty();
  }
}
