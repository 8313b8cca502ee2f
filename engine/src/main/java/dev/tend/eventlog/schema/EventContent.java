package dev.tend.eventlog.schema;

import dev.tend.core.event.DefinitionEvent;
import dev.tend.core.event.EnvironmentEvent;
import dev.tend.core.event.EventBody;
import dev.tend.core.event.IncidentEvent;
import dev.tend.core.event.MonitorEvent;
import dev.tend.core.event.OverrideEvent;
import dev.tend.core.event.ProbeEvent;
import dev.tend.core.event.RecoveryEvent;
import dev.tend.core.event.ResponderEvent;
import dev.tend.override.change.OverrideNotice;
import java.util.function.BiConsumer;

/**
 * What an event tells, under its kind: the only place that says which kind a record is of, so that
 * a record without one does not compile.
 *
 * @param kind its kind
 * @param told what it tells
 * @param <T> the record that holds it
 */
public record EventContent<T>(EventKind<T> kind, T told) implements SentenceParts {

  /** The channel it is recorded in. */
  public Channel channel() {
    return kind.channel(told);
  }

  /** What it says to a person. */
  public EventText sentence() {
    return kind.sentence(this);
  }

  @Override
  public String of(EventField field) {
    return kind.value(told, field).toString();
  }

  void forEach(BiConsumer<EventField, Object> taker) {
    kind.forEach(told, taker);
  }

  private static <T> EventContent<T> a(EventKind<T> kind, T told) {
    return new EventContent<>(kind, told);
  }

  /** What a body tells. */
  public static EventContent<?> of(EventBody body) {
    return switch (body) {
      case ProbeEvent.ResultRecorded told -> a(EventKinds.PROBE_RESULT, told);
      case ProbeEvent.LateResultIgnored told -> a(EventKinds.LATE_RESULT, told);
      case MonitorEvent.MonitorChanged told -> a(EventKinds.MONITOR_CHANGED, told);
      case MonitorEvent.EpisodeOpened told -> a(EventKinds.EPISODE_OPENED, told);
      case MonitorEvent.EpisodeClosed told -> a(EventKinds.EPISODE_CLOSED, told);
      case ResponderEvent.Refused told -> a(EventKinds.RESPONDER_REFUSED, told);
      case ResponderEvent.Confirming told -> a(EventKinds.RESPONDER_CONFIRMING, told);
      case ResponderEvent.Allowed told -> a(EventKinds.RESPONDER_ALLOWED, told);
      case ResponderEvent.ApprovalAsked told -> a(EventKinds.APPROVAL_ASKED, told);
      case ResponderEvent.ApprovalSettled told -> a(EventKinds.APPROVAL_SETTLED, told);
      case RecoveryEvent.ThrottleJudged told -> a(EventKinds.THROTTLE_JUDGED, told);
      case RecoveryEvent.RecoveryStarted told -> a(EventKinds.RECOVERY_STARTED, told);
      case RecoveryEvent.RecoveryFinished told -> a(EventKinds.RECOVERY_FINISHED, told);
      case RecoveryEvent.RecoveryJudged told -> a(EventKinds.RECOVERY_JUDGED, told);
      case RecoveryEvent.ExhaustionChanged told -> a(EventKinds.EXHAUSTION_CHANGED, told);
      case RecoveryEvent.ChronicChanged told -> a(EventKinds.CHRONIC_CHANGED, told);
      case IncidentEvent.Escalated told -> a(EventKinds.ESCALATED, told);
      case IncidentEvent.Healed told -> a(EventKinds.HEALED, told);
      case IncidentEvent.PageWithheld told -> a(EventKinds.PAGE_WITHHELD, told);
      case IncidentEvent.PageMerged told -> a(EventKinds.PAGE_MERGED, told);
      case EnvironmentEvent.AgentStarted told -> a(AgentEventKinds.AGENT_STARTED, told);
      case EnvironmentEvent.AgentStopped told -> a(AgentEventKinds.AGENT_STOPPED, told);
      case EnvironmentEvent.WallClockStepped told -> a(AgentEventKinds.CLOCK_STEPPED, told);
      case EnvironmentEvent.HoldPlaced told -> a(AgentEventKinds.HOLD_PLACED, told);
      case EnvironmentEvent.HoldReleased told -> a(AgentEventKinds.HOLD_RELEASED, told);
      case EnvironmentEvent.OperatorWorkChanged told -> a(AgentEventKinds.OPERATOR_WORK, told);
      case EnvironmentEvent.BrakeChanged told -> a(AgentEventKinds.BRAKE_CHANGED, told);
      case EnvironmentEvent.GroupChanged told -> a(AgentEventKinds.GROUP_CHANGED, told);
      case EnvironmentEvent.RepairRefused told -> a(AgentEventKinds.REPAIR_REFUSED, told);
      case EnvironmentEvent.InputIgnored told -> a(AgentEventKinds.INPUT_IGNORED, told);
      case EnvironmentEvent.IntentInterrupted told -> a(AgentEventKinds.INTENT_INTERRUPTED, told);
      case DefinitionEvent.DefinitionApplied told -> a(AgentEventKinds.DEFINITION_APPLIED, told);
      case DefinitionEvent.HealthSetApplied told -> a(AgentEventKinds.HEALTH_SET_APPLIED, told);
      case DefinitionEvent.DefinitionRemoved told -> a(AgentEventKinds.DEFINITION_REMOVED, told);
      case DefinitionEvent.ApplyRefused told -> a(AgentEventKinds.APPLY_REFUSED, told);
      case DefinitionEvent.SettingsApplied told -> a(AgentEventKinds.SETTINGS_APPLIED, told);
      case DefinitionEvent.Discovered told -> a(AgentEventKinds.DISCOVERED, told);
      case DefinitionEvent.TargetRetired told -> a(AgentEventKinds.TARGET_RETIRED, told);
      case OverrideEvent told -> of(told.notice());
    };
  }

  private static EventContent<?> of(OverrideNotice notice) {
    return switch (notice) {
      case OverrideNotice.Applied told -> a(OverrideEventKinds.APPLIED, told);
      case OverrideNotice.Changed told -> a(OverrideEventKinds.CHANGED, told);
      case OverrideNotice.Shadowed told -> a(OverrideEventKinds.SHADOWED, told);
      case OverrideNotice.UnknownIdentity told -> a(OverrideEventKinds.UNKNOWN_IDENTITY, told);
      case OverrideNotice.Refused told -> a(OverrideEventKinds.REFUSED, told);
      case OverrideNotice.Pending told -> a(OverrideEventKinds.PENDING, told);
      case OverrideNotice.Lapsed told -> a(OverrideEventKinds.LAPSED, told);
      case OverrideNotice.Expiring told -> a(OverrideEventKinds.EXPIRING, told);
      case OverrideNotice.Expired told -> a(OverrideEventKinds.EXPIRED, told);
      case OverrideNotice.Removed told -> a(OverrideEventKinds.REMOVED, told);
      case OverrideNotice.Elsewhere told -> a(OverrideEventKinds.ELSEWHERE, told);
      case OverrideNotice.NotBelieved told -> a(OverrideEventKinds.LEFT_OUT, told);
      case OverrideNotice.BelievedAgain told -> a(OverrideEventKinds.BELIEVED, told);
      case OverrideNotice.DirectoryLost told -> a(OverrideEventKinds.DIRECTORY_LOST, told);
      case OverrideNotice.DirectoryBack told -> a(OverrideEventKinds.DIRECTORY_BACK, told);
      case OverrideNotice.VersionChanged told -> a(OverrideEventKinds.SERVER_VERSION, told);
    };
  }
}
