package dev.tend.api.model;

import dev.tend.api.HealthView;
import dev.tend.core.respond.PersonNeeded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What waits for a person. Instants are wall-clock time.
 *
 * @param server the server
 * @param agentRunning whether this is from the running agent, or is what it last stored
 * @param at when this was so
 * @param approvals what a person is asked
 * @param givenUp monitors on which Tend does not act until a person clears them
 */
public record PeopleNeeded(
    String server,
    boolean agentRunning,
    Instant at,
    List<WaitingApproval> approvals,
    List<GivenUp> givenUp) {
  /** Copies the lists. */
  public PeopleNeeded {
    approvals = List.copyOf(approvals);
    givenUp = List.copyOf(givenUp);
  }

  /**
   * Whether a responder may act.
   *
   * @param id its id
   * @param responder the responder, with its target
   * @param monitor the monitor that it answers to
   * @param question what is asked
   * @param askedAt since when
   * @param expiresAt when it lapses; it is asked again if the fault is still there
   */
  public record WaitingApproval(
      String id,
      String responder,
      String monitor,
      String question,
      Instant askedAt,
      Instant expiresAt) {}

  /**
   * A monitor that waits for a person.
   *
   * @param monitor the monitor, with its target
   * @param chronic whether actions helped three times in a day
   * @param exhausted its responders whose actions did not help
   */
  public record GivenUp(String monitor, boolean chronic, List<String> exhausted) {
    /** Copies the list. */
    public GivenUp {
      exhausted = List.copyOf(exhausted);
    }
  }

  /** What waits, within a scope. */
  static PeopleNeeded of(HealthView view, boolean running, ItemFilter filter) {
    List<WaitingApproval> approvals = new ArrayList<>();
    List<GivenUp> givenUp = new ArrayList<>();
    for (PersonNeeded one : view.snapshot().peopleNeeded()) {
      if (!filter.holds(one.monitor())) {
        continue;
      }
      String monitor = Identities.slashed(one.monitor());
      for (PersonNeeded.Question question : one.questions()) {
        approvals.add(
            new WaitingApproval(
                question.approval(),
                Identities.slashed(question.responder()),
                monitor,
                question.text(),
                question.askedAt().plus(view.clock().offset()),
                question.expiresAt().plus(view.clock().offset())));
      }
      if (one.chronic() || !one.exhausted().isEmpty()) {
        List<String> exhausted = one.exhausted().stream().map(Identities::slashed).toList();
        givenUp.add(new GivenUp(monitor, one.chronic(), exhausted));
      }
    }
    return new PeopleNeeded(
        view.status().server(), running, view.clock().wall(), approvals, givenUp);
  }
}
