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
 * An event with its kind. Only this class says which kind a record is of, so that a record without
 * one does not compile.
 *
 * @param kind its kind
 * @param event its record
 * @param <T> the type of that record
 */
public record EventContent<T>(EventKind<T> kind, T event) implements SentenceParts {

  /** The channel it is recorded in. */
  public Channel channel() {
    return kind.channel(event);
  }

  /** The sentence for a person. */
  public EventText sentence() {
    return kind.sentence(this);
  }

  @Override
  public String of(EventField field) {
    return kind.value(event, field).toString();
  }

  void forEach(BiConsumer<EventField, Object> taker) {
    kind.forEach(event, taker);
  }

  private static <T> EventContent<T> a(EventKind<T> kind, T event) {
    return new EventContent<>(kind, event);
  }

  /** The body of an event, with its kind. */
  public static EventContent<?> of(EventBody body) {
    return switch (body) {
      case ProbeEvent.ResultRecorded event -> a(EventKinds.PROBE_RESULT, event);
      case ProbeEvent.LateResultIgnored event -> a(EventKinds.LATE_RESULT, event);
      case MonitorEvent.MonitorChanged event -> a(EventKinds.MONITOR_CHANGED, event);
      case MonitorEvent.EpisodeOpened event -> a(EventKinds.EPISODE_OPENED, event);
      case MonitorEvent.EpisodeClosed event -> a(EventKinds.EPISODE_CLOSED, event);
      case ResponderEvent.Refused event -> a(EventKinds.RESPONDER_REFUSED, event);
      case ResponderEvent.Confirming event -> a(EventKinds.RESPONDER_CONFIRMING, event);
      case ResponderEvent.Allowed event -> a(EventKinds.RESPONDER_ALLOWED, event);
      case ResponderEvent.ApprovalAsked event -> a(EventKinds.APPROVAL_ASKED, event);
      case ResponderEvent.ApprovalSettled event -> a(EventKinds.APPROVAL_SETTLED, event);
      case RecoveryEvent.ThrottleJudged event -> a(EventKinds.THROTTLE_JUDGED, event);
      case RecoveryEvent.EvidenceCollected event -> a(EventKinds.EVIDENCE_COLLECTED, event);
      case RecoveryEvent.RecoveryStarted event -> a(EventKinds.RECOVERY_STARTED, event);
      case RecoveryEvent.RecoveryFinished event -> a(EventKinds.RECOVERY_FINISHED, event);
      case RecoveryEvent.ServerRebooted event -> a(EventKinds.SERVER_REBOOTED, event);
      case RecoveryEvent.RecoveryJudged event -> a(EventKinds.RECOVERY_JUDGED, event);
      case RecoveryEvent.ExhaustionChanged event -> a(EventKinds.EXHAUSTION_CHANGED, event);
      case RecoveryEvent.ChronicChanged event -> a(EventKinds.CHRONIC_CHANGED, event);
      case IncidentEvent.Escalated event -> a(EventKinds.ESCALATED, event);
      case IncidentEvent.Healed event -> a(EventKinds.HEALED, event);
      case IncidentEvent.PageWithheld event -> a(EventKinds.PAGE_WITHHELD, event);
      case IncidentEvent.PageMerged event -> a(EventKinds.PAGE_MERGED, event);
      case EnvironmentEvent.AgentStarted event -> a(AgentEventKinds.AGENT_STARTED, event);
      case EnvironmentEvent.AgentStopped event -> a(AgentEventKinds.AGENT_STOPPED, event);
      case EnvironmentEvent.WallClockStepped event -> a(AgentEventKinds.CLOCK_STEPPED, event);
      case EnvironmentEvent.HoldPlaced event -> a(AgentEventKinds.HOLD_PLACED, event);
      case EnvironmentEvent.HoldReleased event -> a(AgentEventKinds.HOLD_RELEASED, event);
      case EnvironmentEvent.ComponentCommandEnded event ->
          a(AgentEventKinds.COMPONENT_COMMAND, event);
      case EnvironmentEvent.OperatorWorkChanged event -> a(AgentEventKinds.OPERATOR_WORK, event);
      case EnvironmentEvent.BrakeChanged event -> a(AgentEventKinds.BRAKE_CHANGED, event);
      case EnvironmentEvent.GroupChanged event -> a(AgentEventKinds.GROUP_CHANGED, event);
      case EnvironmentEvent.RepairRefused event -> a(AgentEventKinds.REPAIR_REFUSED, event);
      case EnvironmentEvent.InputIgnored event -> a(AgentEventKinds.INPUT_IGNORED, event);
      case EnvironmentEvent.IntentInterrupted event -> a(AgentEventKinds.INTENT_INTERRUPTED, event);
      case DefinitionEvent.DefinitionApplied event -> a(AgentEventKinds.DEFINITION_APPLIED, event);
      case DefinitionEvent.HealthSetApplied event -> a(AgentEventKinds.HEALTH_SET_APPLIED, event);
      case DefinitionEvent.DefinitionRemoved event -> a(AgentEventKinds.DEFINITION_REMOVED, event);
      case DefinitionEvent.ApplyRefused event -> a(AgentEventKinds.APPLY_REFUSED, event);
      case DefinitionEvent.SettingsApplied event -> a(AgentEventKinds.SETTINGS_APPLIED, event);
      case DefinitionEvent.Discovered event -> a(AgentEventKinds.DISCOVERED, event);
      case DefinitionEvent.TargetRetired event -> a(AgentEventKinds.TARGET_RETIRED, event);
      case OverrideEvent event -> of(event.notice());
    };
  }

  private static EventContent<?> of(OverrideNotice notice) {
    return switch (notice) {
      case OverrideNotice.Applied event -> a(OverrideEventKinds.APPLIED, event);
      case OverrideNotice.Changed event -> a(OverrideEventKinds.CHANGED, event);
      case OverrideNotice.Shadowed event -> a(OverrideEventKinds.SHADOWED, event);
      case OverrideNotice.UnknownIdentity event -> a(OverrideEventKinds.UNKNOWN_IDENTITY, event);
      case OverrideNotice.Refused event -> a(OverrideEventKinds.REFUSED, event);
      case OverrideNotice.Pending event -> a(OverrideEventKinds.PENDING, event);
      case OverrideNotice.Lapsed event -> a(OverrideEventKinds.LAPSED, event);
      case OverrideNotice.Expiring event -> a(OverrideEventKinds.EXPIRING, event);
      case OverrideNotice.Expired event -> a(OverrideEventKinds.EXPIRED, event);
      case OverrideNotice.Removed event -> a(OverrideEventKinds.REMOVED, event);
      case OverrideNotice.Elsewhere event -> a(OverrideEventKinds.ELSEWHERE, event);
      case OverrideNotice.NotBelieved event -> a(OverrideEventKinds.LEFT_OUT, event);
      case OverrideNotice.BelievedAgain event -> a(OverrideEventKinds.BELIEVED, event);
      case OverrideNotice.DirectoryLost event -> a(OverrideEventKinds.DIRECTORY_LOST, event);
      case OverrideNotice.DirectoryBack event -> a(OverrideEventKinds.DIRECTORY_BACK, event);
      case OverrideNotice.VersionChanged event -> a(OverrideEventKinds.SERVER_VERSION, event);
    };
  }
}
