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

/** The kinds of event, as {@code event.action} names them. */
public enum EventKind {
  /** A probe's result. */
  PROBE_RESULT(
      Family.MONITORING, "probe-result", "For every run of a probe, and every notification."),
  /** A late result. */
  LATE_RESULT(
      Family.MONITORING,
      "late-result-ignored",
      "When a result is not newer than one already judged."),
  /** A monitor's change. */
  MONITOR_CHANGED(
      Family.MONITORING,
      "monitor-changed",
      "At every change of what a monitor shows, or of its chain beneath."),
  /** An episode opens. */
  EPISODE_OPENED(
      Family.MONITORING,
      "episode-opened",
      "When a monitor is raised, or raised again soon after healing."),
  /** An episode closes. */
  EPISODE_CLOSED(
      Family.MONITORING, "episode-closed", "When an episode cannot be reopened any more."),
  /** A responder is refused. */
  RESPONDER_REFUSED(
      Family.RESPONDING,
      "responder-refused",
      "When a responder that is due may not act; once per change of reason."),
  /** Confirming. */
  RESPONDER_CONFIRMING(
      Family.RESPONDING,
      "responder-confirming",
      "When gates 1 to 6 are passed and the probes run once more."),
  /** Allowed. */
  RESPONDER_ALLOWED(Family.RESPONDING, "responder-allowed", "When all gates are passed."),
  /** A person is asked. */
  APPROVAL_ASKED(
      Family.RESPONDING, "approval-asked", "When a person is asked whether a responder may act."),
  /** An answer. */
  APPROVAL_SETTLED(
      Family.RESPONDING, "approval-settled", "When a person answers, or nobody did in time."),
  /** Throttle verdict. */
  THROTTLE_JUDGED(Family.RECOVERY, "throttle-judged", "When the budgets have judged an act."),
  /** An act begins. */
  RECOVERY_STARTED(Family.RECOVERY, "recovery-started", "When an act begins."),
  /** An act ends. */
  RECOVERY_FINISHED(Family.RECOVERY, "recovery-finished", "When an act ends."),
  /** An act is judged. */
  RECOVERY_JUDGED(Family.RECOVERY, "recovery-judged", "When it is known whether an act helped."),
  /** Exhaustion. */
  EXHAUSTION_CHANGED(
      Family.RECOVERY,
      "exhaustion-changed",
      "When a responder has acted in vain twice, or is free of that."),
  /** Chronic. */
  CHRONIC_CHANGED(
      Family.RECOVERY,
      "chronic-changed",
      "When a monitor was healed three times in a day, or a person cleared that."),
  /** Escalated. */
  ESCALATED(Family.INCIDENT, "escalated", "When a person is told, or told more."),
  /** Healed. */
  HEALED(Family.INCIDENT, "healed", "When an incident is over."),
  /** Page withheld. */
  PAGE_WITHHELD(
      Family.INCIDENT, "page-withheld", "When a page is held back; once per change of reason."),
  /** Page merged. */
  PAGE_MERGED(
      Family.INCIDENT,
      "page-merged",
      "When a page goes into the incident of a dependency instead of alone."),
  /** Agent started. */
  AGENT_STARTED(Family.WORLD, "agent-started", "When the agent has started."),
  /** Agent stopped. */
  AGENT_STOPPED(
      Family.WORLD,
      "agent-stopped",
      "Last of all when the agent stops in good order; a life that was killed has none."),
  /** Clock step. */
  CLOCK_STEPPED(
      Family.WORLD, "wall-clock-stepped", "When the wall clock stepped away from steady time."),
  /** Hold placed. */
  HOLD_PLACED(
      Family.WORLD, "hold-placed", "When a component is taken out of service, or that changes."),
  /** Hold released. */
  HOLD_RELEASED(
      Family.WORLD,
      "hold-released",
      "When a hold ends, or somebody tried to end one that is not there."),
  /** Operator. */
  OPERATOR_WORK(
      Family.WORLD, "operator-work-changed", "When an operator is seen at work, or no longer."),
  /** Brake. */
  BRAKE_CHANGED(Family.WORLD, "brake-changed", "When all recovery is stopped, or may go on."),
  /** Group. */
  GROUP_CHANGED(Family.WORLD, "group-changed", "When the group's word about a component changes."),
  /** Repair refused. */
  REPAIR_REFUSED(Family.WORLD, "repair-refused", "When a repairing mark is refused."),
  /** Ignored input. */
  INPUT_IGNORED(
      Family.WORLD, "input-ignored", "When the agent is told of something that is not there."),
  /** Interrupted. */
  INTENT_INTERRUPTED(
      Family.WORLD,
      "intent-interrupted",
      "When an act of an earlier life is closed without being repeated."),
  /** Definition. */
  DEFINITION_APPLIED(
      Family.DEFINITION,
      "definition-applied",
      "For every effective definition, at start and whenever it changes."),
  /** Health set. */
  HEALTH_SET_APPLIED(
      Family.DEFINITION,
      "health-set-applied",
      "When a health set comes, or what concerns it as a whole changes."),
  /** Definition gone. */
  DEFINITION_REMOVED(Family.DEFINITION, "definition-removed", "When an item is no longer watched."),
  /** Apply refused. */
  APPLY_REFUSED(
      Family.DEFINITION,
      "apply-refused",
      "When a change of configuration or definitions is refused whole; what held before holds on."),
  /** Settings. */
  SETTINGS_APPLIED(Family.DEFINITION, "settings-applied", "When the agent's settings change."),
  /** Discovery. */
  DISCOVERED(Family.DEFINITION, "discovered", "At every discovery."),
  /** Target retired. */
  TARGET_RETIRED(Family.DEFINITION, "target-retired", "When a target is no longer watched."),
  /** An override holds. */
  OVERRIDE_APPLIED(
      Family.OVERRIDE, "override-applied", "When an override begins to hold, or holds again."),
  /** An override is replaced. */
  OVERRIDE_CHANGED(
      Family.OVERRIDE, "override-changed", "When an override that holds is replaced or altered."),
  /** Another holds. */
  OVERRIDE_SHADOWED(
      Family.OVERRIDE,
      "override-shadowed",
      "When another override of the same value holds instead."),
  /** It names nothing. */
  OVERRIDE_UNKNOWN(
      Family.OVERRIDE,
      "override-unknown-identity",
      "When what an override changes does not exist here."),
  /** It must not hold. */
  OVERRIDE_REFUSED(Family.OVERRIDE, "override-refused", "When an override must not hold."),
  /** It waits. */
  OVERRIDE_PENDING(
      Family.OVERRIDE,
      "override-pending",
      "When an override waits for another version of the mail server."),
  /** Its versions are over. */
  OVERRIDE_LAPSED(
      Family.OVERRIDE,
      "override-lapsed",
      "When an override is no longer for the mail server's version."),
  /** Its end is near. */
  OVERRIDE_EXPIRING(
      Family.OVERRIDE, "override-expiring", "A day before an override that holds ends."),
  /** Its end. */
  OVERRIDE_EXPIRED(
      Family.OVERRIDE, "override-expired", "When an override's time is over, or that is noticed."),
  /** It is gone. */
  OVERRIDE_REMOVED(Family.OVERRIDE, "override-removed", "When an override is there no longer."),
  /** It is for others. */
  OVERRIDE_ELSEWHERE(
      Family.OVERRIDE, "override-elsewhere", "When an override is no longer for this server."),
  /** Not believed. */
  OVERRIDE_LEFT_OUT(
      Family.OVERRIDE,
      "override-left-out",
      "When something that looks like an override is not believed."),
  /** Believed again. */
  OVERRIDE_BELIEVED(
      Family.OVERRIDE, "override-believed", "When what was left out is believed, or gone."),
  /** Directory lost. */
  OVERRIDES_LOST(
      Family.OVERRIDE,
      "overrides-lost",
      "When the shared directory cannot be read; what was last read holds on."),
  /** Directory back. */
  OVERRIDES_BACK(Family.OVERRIDE, "overrides-back", "When the shared directory can be read again."),
  /** Version. */
  SERVER_VERSION(
      Family.OVERRIDE, "mail-server-version", "When the mail server's version has changed."),
  /** Lost lines. */
  GAP(
      Family.LOG,
      "gap",
      "When lines of this file were lost; written by the event log itself, without an id."),
  /** Torn line. */
  TORN(
      Family.LOG,
      "torn-line",
      "When a start found the last line of this file torn: this one stands in its place. Written by"
          + " the event log itself, without an id.");

  /** What kinds of event have in common. */
  public enum Family {
    /** What probes and monitors found. */
    MONITORING,
    /** What responders decided. */
    RESPONDING,
    /** What became of acts. */
    RECOVERY,
    /** What people were told. */
    INCIDENT,
    /** What went on around the agent. */
    WORLD,
    /** What is watched. */
    DEFINITION,
    /** What is told of overrides; the message of each is whole sentences. */
    OVERRIDE,
    /** What the event log itself writes. */
    LOG
  }

  private final Family family;
  private final String text;
  private final String recorded;

  EventKind(Family family, String text, String recorded) {
    this.family = family;
    this.text = text;
    this.recorded = recorded;
  }

  /** What it has in common with others. */
  public Family family() {
    return family;
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
      case EnvironmentEvent world -> of(world);
      case DefinitionEvent definition -> of(definition);
      case OverrideEvent override -> of(override.notice());
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

  private static EventKind of(EnvironmentEvent body) {
    return switch (body) {
      case EnvironmentEvent.AgentStarted started -> AGENT_STARTED;
      case EnvironmentEvent.AgentStopped stopped -> AGENT_STOPPED;
      case EnvironmentEvent.WallClockStepped stepped -> CLOCK_STEPPED;
      case EnvironmentEvent.HoldPlaced placed -> HOLD_PLACED;
      case EnvironmentEvent.HoldReleased released -> HOLD_RELEASED;
      case EnvironmentEvent.OperatorWorkChanged work -> OPERATOR_WORK;
      case EnvironmentEvent.BrakeChanged brake -> BRAKE_CHANGED;
      case EnvironmentEvent.GroupChanged group -> GROUP_CHANGED;
      case EnvironmentEvent.RepairRefused refused -> REPAIR_REFUSED;
      case EnvironmentEvent.InputIgnored ignored -> INPUT_IGNORED;
      case EnvironmentEvent.IntentInterrupted interrupted -> INTENT_INTERRUPTED;
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

  private static EventKind of(OverrideNotice notice) {
    return switch (notice) {
      case OverrideNotice.Applied applied -> OVERRIDE_APPLIED;
      case OverrideNotice.Changed changed -> OVERRIDE_CHANGED;
      case OverrideNotice.Shadowed shadowed -> OVERRIDE_SHADOWED;
      case OverrideNotice.UnknownIdentity unknown -> OVERRIDE_UNKNOWN;
      case OverrideNotice.Refused refused -> OVERRIDE_REFUSED;
      case OverrideNotice.Pending pending -> OVERRIDE_PENDING;
      case OverrideNotice.Lapsed lapsed -> OVERRIDE_LAPSED;
      case OverrideNotice.Expiring expiring -> OVERRIDE_EXPIRING;
      case OverrideNotice.Expired expired -> OVERRIDE_EXPIRED;
      case OverrideNotice.Removed removed -> OVERRIDE_REMOVED;
      case OverrideNotice.Elsewhere elsewhere -> OVERRIDE_ELSEWHERE;
      case OverrideNotice.NotBelieved not -> OVERRIDE_LEFT_OUT;
      case OverrideNotice.BelievedAgain again -> OVERRIDE_BELIEVED;
      case OverrideNotice.DirectoryLost lost -> OVERRIDES_LOST;
      case OverrideNotice.DirectoryBack back -> OVERRIDES_BACK;
      case OverrideNotice.VersionChanged changed -> SERVER_VERSION;
    };
  }
}
