package dev.tend.core.random;

import dev.tend.core.effect.Effect;
import dev.tend.core.effect.Intent;
import dev.tend.core.event.HealthEvent;
import dev.tend.core.event.ResponderEvent.ApprovalAsked;
import dev.tend.core.input.OperatorInput.ApprovalAnswered;
import dev.tend.definition.ItemId;
import dev.tend.definition.value.Mode;
import dev.tend.definition.value.MonitorState;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * In mode approve, an act needs a yes to a question about just this: responder, target, episode and
 * raise, asked within the hour, and used for no act before.
 */
final class ApprovedActs implements Invariant {
  private static final Duration HOUR = Duration.ofHours(1);

  private record Question(ItemId responder, String episode, MonitorState state, Instant asked) {}

  private final Map<String, Question> questions = new HashMap<>();
  private final Map<String, Boolean> answers = new HashMap<>();

  @Override
  public void happened(HealthEvent event, Moment moment, Facts facts) {
    if (event.body() instanceof ApprovalAsked asked) {
      MonitorState state =
          facts.sightings().of(facts.monitorOf(asked.responder())).orElseThrow().beneath();
      questions.put(
          asked.approval(), new Question(asked.responder(), asked.episode(), state, moment.now()));
    }
  }

  @Override
  public void allowed(Intent intent, Moment moment, Facts facts) {
    if (moment.input() instanceof ApprovalAnswered answered) {
      answers.put(answered.approval(), answered.granted());
    }
    Mode mode =
        facts
            .settings()
            .recoveryActions()
            .lower(facts.responder(intent.responder()).orElseThrow().mode());
    if (mode != Mode.APPROVE) {
      return;
    }
    MonitorState state =
        facts.sightings().of(facts.monitorOf(intent.responder())).orElseThrow().beneath();
    for (Map.Entry<String, Question> entry : Map.copyOf(questions).entrySet()) {
      Question question = entry.getValue();
      if (answers.getOrDefault(entry.getKey(), false)
          && question.responder().equals(intent.responder())
          && question.episode().equals(intent.episode())
          && question.asked().plus(HOUR).isAfter(moment.now())) {
        questions.remove(entry.getKey());
        return;
      }
    }
    throw broken(intent.responder() + " acts without a yes to it in " + state);
  }

  /** What it was asked of has healed, or begun, since. */
  private static boolean isOver(Question question, Facts facts) {
    return facts
        .sightings()
        .of(facts.monitorOf(question.responder()))
        .filter(sighting -> sighting.beneath().raised() == question.state().raised())
        .isEmpty();
  }

  @Override
  public void decided(Moment moment, Facts facts) {
    if (moment.input() instanceof ApprovalAnswered answered) {
      answers.put(answered.approval(), answered.granted());
    }
    for (Effect.AskApproval ask : moment.effects(Effect.AskApproval.class)) {
      require(
          questions.containsKey(ask.approval()), ask.approval() + " was asked without an event");
    }
    questions.values().removeIf(question -> isOver(question, facts));
  }
}
