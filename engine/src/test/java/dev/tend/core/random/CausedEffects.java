package dev.tend.core.random;

import dev.tend.core.effect.Effect;
import dev.tend.core.event.DefinitionEvent;
import dev.tend.core.event.EnvironmentEvent;
import dev.tend.core.event.HealthEvent;
import dev.tend.core.event.IncidentEvent;
import dev.tend.core.event.RecoveryEvent.RecoveryFinished;
import dev.tend.core.event.RecoveryEvent.RecoveryStarted;
import dev.tend.core.event.Refusal;
import dev.tend.core.event.ResponderEvent.Allowed;
import dev.tend.core.event.ResponderEvent.ApprovalAsked;
import dev.tend.core.event.ResponderEvent.Confirming;
import dev.tend.core.event.ResponderEvent.Refused;
import dev.tend.core.input.EnvironmentInput.AgentStarted;
import dev.tend.core.input.RecoveryInput.IntentRecorded;

/**
 * No effect without the event that says why. A start says again what may have been lost with the
 * life before it.
 */
final class CausedEffects implements Invariant {
  private boolean suspected;

  @Override
  public void happened(HealthEvent event, Moment moment, Facts facts) {
    suspected |=
        event.body() instanceof Refused refused
            && (refused.reason() == Refusal.DEPENDENCY_SUSPECT
                || refused.detail().contains(Refusal.DEPENDENCY_SUSPECT.text()));
    suspected |=
        event.body() instanceof IncidentEvent.PageWithheld withheld
            && withheld.reason() == Refusal.DEPENDENCY_SUSPECT;
    suspected |=
        event.body() instanceof IncidentEvent.Escalated escalated
            && escalated.page().reason().contains(Refusal.DEPENDENCY_SUSPECT.text());
  }

  @Override
  public void decided(Moment moment, Facts facts) {
    for (Effect effect : moment.decision().effects()) {
      require(isTold(effect, moment), effect + " without an event that tells of it");
    }
  }

  private boolean isTold(Effect effect, Moment moment) {
    return switch (effect) {
      // A dependency may be asked again for a refusal that was told before, and did not change.
      case Effect.RunProbe run -> suspected || !moment.bodies(Confirming.class).isEmpty();
      case Effect.RecordIntent record ->
          moment.bodies(Allowed.class).stream()
              .anyMatch(allowed -> allowed.instance().equals(record.intent().instance()));
      case Effect.CollectEvidence collect ->
          moment.input() instanceof IntentRecorded recorded
              && recorded.instance().equals(collect.intent().instance());
      case Effect.BeginRecovery begin ->
          moment.bodies(RecoveryStarted.class).stream()
              .anyMatch(started -> started.instance().equals(begin.intent().instance()));
      case Effect.BringOnline online ->
          moment.bodies(EnvironmentEvent.HoldReleased.class).stream()
                  .anyMatch(released -> released.component().equals(online.component()))
              // Whatever an action left offline that nobody holds any more, or never held.
              || !moment.bodies(RecoveryFinished.class).isEmpty()
              || !moment.bodies(EnvironmentEvent.IntentInterrupted.class).isEmpty();
      case Effect.SendPage send ->
          moment.bodies(IncidentEvent.Escalated.class).stream()
                  .anyMatch(told -> told.page().equals(send.page()))
              || moment.input() instanceof AgentStarted
              || moment.bodies(IncidentEvent.Healed.class).stream()
                  .anyMatch(told -> told.page().equals(send.page()));
      case Effect.AskApproval ask ->
          moment.input() instanceof AgentStarted
              || moment.bodies(ApprovalAsked.class).stream()
                  .anyMatch(asked -> asked.approval().equals(ask.approval()));
      case Effect.ScheduleProbes schedule ->
          !moment.bodies(DefinitionEvent.class).isEmpty()
              || !moment.bodies(EnvironmentEvent.AgentStarted.class).isEmpty();
    };
  }
}
