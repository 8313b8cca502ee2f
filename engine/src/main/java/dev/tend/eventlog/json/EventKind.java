package dev.tend.eventlog.json;

import dev.tend.core.event.DefinitionEvent;
import dev.tend.core.event.EventBody;
import dev.tend.core.event.IncidentEvent;
import dev.tend.core.event.MonitorEvent;
import dev.tend.core.event.ProbeEvent;
import dev.tend.core.event.RecoveryEvent;
import dev.tend.core.event.ResponderEvent;
import dev.tend.core.event.WorldEvent;

/** The kinds of event, as {@code event.action} names them. */
public enum EventKind {
  /** A probe's result. */
  PROBE_RESULT("probe-result", "For every run of a probe, and every notification."),
  /** A late result. */
  LATE_RESULT("late-result-ignored", "When a result is not newer than one already judged."),
  /** A monitor's change. */
  MONITOR_CHANGED(
      "monitor-changed", "At every change of what a monitor shows, or of its chain beneath."),
  /** An episode opens. */
  EPISODE_OPENED("episode-opened", "When a monitor is raised, or raised again soon after healing."),
  /** An episode closes. */
  EPISODE_CLOSED("episode-closed", "When an episode cannot be reopened any more."),
  /** A responder is refused. */
  RESPONDER_REFUSED(
      "responder-refused", "When a responder that is due may not act; once per change of reason."),
  /** Confirming. */
  RESPONDER_CONFIRMING(
      "responder-confirming", "When gates 1 to 6 are passed and the probes run once more."),
  /** Allowed. */
  RESPONDER_ALLOWED("responder-allowed", "When all gates are passed."),
  /** A person is asked. */
  APPROVAL_ASKED("approval-asked", "When a person is asked whether a responder may act."),
  /** An answer. */
  APPROVAL_SETTLED("approval-settled", "When a person answers, or nobody did in time."),
  /** Throttle verdict. */
  THROTTLE_JUDGED("throttle-judged", "When the budgets have judged an act."),
  /** An act begins. */
  RECOVERY_STARTED("recovery-started", "When an act begins."),
  /** An act ends. */
  RECOVERY_FINISHED("recovery-finished", "When an act ends."),
  /** An act is judged. */
  RECOVERY_JUDGED("recovery-judged", "When it is known whether an act helped."),
  /** Exhaustion. */
  EXHAUSTION_CHANGED(
      "exhaustion-changed", "When a responder has acted in vain twice, or is free of that."),
  /** Chronic. */
  CHRONIC_CHANGED(
      "chronic-changed",
      "When a monitor was healed three times in a day, or a person cleared that."),
  /** Escalated. */
  ESCALATED("escalated", "When a person is told, or told more."),
  /** Healed. */
  HEALED("healed", "When an incident is over."),
  /** Page withheld. */
  PAGE_WITHHELD("page-withheld", "When a page is held back; once per change of reason."),
  /** Page merged. */
  PAGE_MERGED(
      "page-merged", "When a page goes into the incident of a dependency instead of alone."),
  /** Agent started. */
  AGENT_STARTED("agent-started", "When the agent has started."),
  /** Agent stopped. */
  AGENT_STOPPED(
      "agent-stopped",
      "Last of all when the agent stops in good order; a life that was killed has none."),
  /** Clock step. */
  CLOCK_STEPPED("wall-clock-stepped", "When the wall clock stepped away from steady time."),
  /** Hold placed. */
  HOLD_PLACED("hold-placed", "When a component is taken out of service, or that changes."),
  /** Hold released. */
  HOLD_RELEASED(
      "hold-released", "When a hold ends, or somebody tried to end one that is not there."),
  /** Operator. */
  OPERATOR_WORK("operator-work-changed", "When an operator is seen at work, or no longer."),
  /** Brake. */
  BRAKE_CHANGED("brake-changed", "When all recovery is stopped, or may go on."),
  /** Group. */
  GROUP_CHANGED("group-changed", "When the group's word about a component changes."),
  /** Repair refused. */
  REPAIR_REFUSED("repair-refused", "When a repairing mark is refused."),
  /** Ignored input. */
  INPUT_IGNORED("input-ignored", "When the agent is told of something that is not there."),
  /** Interrupted. */
  INTENT_INTERRUPTED(
      "intent-interrupted", "When an act of an earlier life is closed without being repeated."),
  /** Definition. */
  DEFINITION_APPLIED(
      "definition-applied", "For every effective definition, at start and whenever it changes."),
  /** Health set. */
  HEALTH_SET_APPLIED(
      "health-set-applied", "When a health set comes, or what concerns it as a whole changes."),
  /** Definition gone. */
  DEFINITION_REMOVED("definition-removed", "When an item is no longer watched."),
  /** Apply refused. */
  APPLY_REFUSED(
      "apply-refused",
      "When a change of configuration or definitions is refused whole; what held before holds on."),
  /** Settings. */
  SETTINGS_APPLIED("settings-applied", "When the agent's settings change."),
  /** Discovery. */
  DISCOVERED("discovered", "At every discovery."),
  /** Target retired. */
  TARGET_RETIRED("target-retired", "When a target is no longer watched."),
  /** Lost lines. */
  GAP("gap", "When lines of this file were lost; written by the event log itself, without an id."),
  /** Torn line. */
  TORN(
      "torn-line",
      "When a start found the last line of this file torn: this one stands in its place. Written by"
          + " the event log itself, without an id.");

  private final String text;
  private final String recorded;

  EventKind(String text, String recorded) {
    this.text = text;
    this.recorded = recorded;
  }

  /** The word in {@code event.action}. */
  public String text() {
    return text;
  }

  /** When such an event is recorded. */
  public String recorded() {
    return recorded;
  }

  /** The kind of a body. */
  public static EventKind of(EventBody body) {
    return switch (body) {
      case ProbeEvent probe -> of(probe);
      case MonitorEvent monitor -> of(monitor);
      case ResponderEvent responder -> of(responder);
      case RecoveryEvent recovery -> of(recovery);
      case IncidentEvent incident -> of(incident);
      case WorldEvent world -> of(world);
      case DefinitionEvent definition -> of(definition);
    };
  }

  private static EventKind of(ProbeEvent body) {
    return switch (body) {
      case ProbeEvent.ResultRecorded result -> PROBE_RESULT;
      case ProbeEvent.LateResultIgnored late -> LATE_RESULT;
    };
  }

  private static EventKind of(MonitorEvent body) {
    return switch (body) {
      case MonitorEvent.MonitorChanged changed -> MONITOR_CHANGED;
      case MonitorEvent.EpisodeOpened opened -> EPISODE_OPENED;
      case MonitorEvent.EpisodeClosed closed -> EPISODE_CLOSED;
    };
  }

  private static EventKind of(ResponderEvent body) {
    return switch (body) {
      case ResponderEvent.Refused refused -> RESPONDER_REFUSED;
      case ResponderEvent.Confirming confirming -> RESPONDER_CONFIRMING;
      case ResponderEvent.Allowed allowed -> RESPONDER_ALLOWED;
      case ResponderEvent.ApprovalAsked asked -> APPROVAL_ASKED;
      case ResponderEvent.ApprovalSettled settled -> APPROVAL_SETTLED;
    };
  }

  private static EventKind of(RecoveryEvent body) {
    return switch (body) {
      case RecoveryEvent.ThrottleJudged judged -> THROTTLE_JUDGED;
      case RecoveryEvent.RecoveryStarted started -> RECOVERY_STARTED;
      case RecoveryEvent.RecoveryFinished finished -> RECOVERY_FINISHED;
      case RecoveryEvent.RecoveryJudged judged -> RECOVERY_JUDGED;
      case RecoveryEvent.ExhaustionChanged exhaustion -> EXHAUSTION_CHANGED;
      case RecoveryEvent.ChronicChanged chronic -> CHRONIC_CHANGED;
    };
  }

  private static EventKind of(IncidentEvent body) {
    return switch (body) {
      case IncidentEvent.Escalated escalated -> ESCALATED;
      case IncidentEvent.Healed healed -> HEALED;
      case IncidentEvent.PageWithheld withheld -> PAGE_WITHHELD;
      case IncidentEvent.PageMerged merged -> PAGE_MERGED;
    };
  }

  private static EventKind of(WorldEvent body) {
    return switch (body) {
      case WorldEvent.AgentStarted started -> AGENT_STARTED;
      case WorldEvent.AgentStopped stopped -> AGENT_STOPPED;
      case WorldEvent.WallClockStepped stepped -> CLOCK_STEPPED;
      case WorldEvent.HoldPlaced placed -> HOLD_PLACED;
      case WorldEvent.HoldReleased released -> HOLD_RELEASED;
      case WorldEvent.OperatorWorkChanged work -> OPERATOR_WORK;
      case WorldEvent.BrakeChanged brake -> BRAKE_CHANGED;
      case WorldEvent.GroupChanged group -> GROUP_CHANGED;
      case WorldEvent.RepairRefused refused -> REPAIR_REFUSED;
      case WorldEvent.InputIgnored ignored -> INPUT_IGNORED;
      case WorldEvent.IntentInterrupted interrupted -> INTENT_INTERRUPTED;
    };
  }

  private static EventKind of(DefinitionEvent body) {
    return switch (body) {
      case DefinitionEvent.DefinitionApplied applied -> DEFINITION_APPLIED;
      case DefinitionEvent.HealthSetApplied applied -> HEALTH_SET_APPLIED;
      case DefinitionEvent.DefinitionRemoved removed -> DEFINITION_REMOVED;
      case DefinitionEvent.ApplyRefused refused -> APPLY_REFUSED;
      case DefinitionEvent.SettingsApplied settings -> SETTINGS_APPLIED;
      case DefinitionEvent.Discovered discovered -> DISCOVERED;
      case DefinitionEvent.TargetRetired retired -> TARGET_RETIRED;
    };
  }
}
