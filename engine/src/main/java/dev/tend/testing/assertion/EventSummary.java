package dev.tend.testing.assertion;

import dev.tend.core.effect.Page;
import dev.tend.core.event.DefinitionEvent;
import dev.tend.core.event.EnvironmentEvent;
import dev.tend.core.event.EventBody;
import dev.tend.core.event.IncidentEvent;
import dev.tend.core.event.MonitorEvent;
import dev.tend.core.event.OverrideEvent;
import dev.tend.core.event.ProbeEvent;
import dev.tend.core.event.RecoveryEvent;
import dev.tend.core.event.ResponderEvent;
import dev.tend.definition.value.MonitorState;
import java.util.Locale;

/** Events and pages in one line, for timelines that people read. */
public final class EventSummary {
  private EventSummary() {}

  /** A page. */
  public static String of(Page page) {
    return "page "
        + page.kind().name().toLowerCase(Locale.ROOT)
        + ": "
        + page.monitor()
        + ", "
        + page.urgency()
        + " to "
        + page.team()
        + ": "
        + page.subject();
  }

  /** An event. */
  public static String of(EventBody body) {
    return switch (body) {
      case MonitorEvent event -> monitor(event);
      case ResponderEvent event -> responder(event);
      case RecoveryEvent event -> recovery(event);
      case IncidentEvent event -> incident(event);
      case ProbeEvent event -> event.toString();
      case EnvironmentEvent event -> world(event);
      case DefinitionEvent event -> event.toString();
      case OverrideEvent event -> event.notice().sentence();
    };
  }

  private static String monitor(MonitorEvent event) {
    return switch (event) {
      case MonitorEvent.MonitorChanged changed ->
          changed.monitor()
              + " becomes "
              + shown(changed.to(), changed.beneath())
              + " ("
              + changed.occasion().text()
              + detail(changed.detail())
              + ")";
      case MonitorEvent.EpisodeOpened opened ->
          opened.monitor() + (opened.reopened() ? " reopens" : " opens") + " its episode";
      case MonitorEvent.EpisodeClosed closed ->
          closed.monitor() + " closes its episode: " + lower(closed.end());
    };
  }

  private static String shown(MonitorState state, MonitorState beneath) {
    return state == beneath ? state.text() : state + " over " + beneath;
  }

  private static String responder(ResponderEvent event) {
    return switch (event) {
      case ResponderEvent.Refused refused ->
          refused.responder() + " refused: " + refused.reason() + detail(refused.detail());
      case ResponderEvent.Confirming confirming -> confirming.responder() + " confirms";
      case ResponderEvent.Allowed allowed ->
          allowed.responder() + " allowed, attempt " + allowed.attempt();
      case ResponderEvent.ApprovalAsked asked -> asked.responder() + " asks for approval";
      case ResponderEvent.ApprovalSettled settled ->
          settled.responder() + " approval " + lower(settled.answer());
    };
  }

  private static String recovery(RecoveryEvent event) {
    return switch (event) {
      case RecoveryEvent.ThrottleJudged judged ->
          judged.responder() + (judged.allowed() ? " within" : " beyond") + " its budget";
      case RecoveryEvent.RecoveryStarted started -> started.responder() + " acts";
      case RecoveryEvent.RecoveryFinished finished ->
          finished.responder() + " ends: " + lower(finished.result()) + detail(finished.message());
      case RecoveryEvent.RecoveryJudged judged ->
          judged.responder() + " verdict: " + judged.verdict();
      case RecoveryEvent.ExhaustionChanged changed ->
          changed.responder() + (changed.exhausted() ? " is exhausted" : " is no longer exhausted");
      case RecoveryEvent.ChronicChanged changed ->
          changed.monitor() + (changed.chronic() ? " is chronic" : " is no longer chronic");
    };
  }

  private static String incident(IncidentEvent event) {
    return switch (event) {
      case IncidentEvent.Escalated escalated -> of(escalated.page());
      case IncidentEvent.Healed healed -> of(healed.page());
      case IncidentEvent.PageWithheld withheld ->
          withheld.responder() + " page withheld: " + withheld.reason() + detail(withheld.detail());
      case IncidentEvent.PageMerged merged ->
          merged.responder() + " page merged into " + merged.into();
    };
  }

  private static String world(EnvironmentEvent event) {
    return switch (event) {
      case EnvironmentEvent.HoldPlaced placed ->
          placed.hold().component() + " is held by " + placed.hold().requester().text();
      case EnvironmentEvent.HoldReleased released ->
          released.component() + " is released" + detail(released.reason());
      case EnvironmentEvent.IntentInterrupted found -> found.responder() + " act found interrupted";
      case EnvironmentEvent.AgentStarted started -> "the agent starts";
      case EnvironmentEvent.AgentStopped stopped -> "the agent stops";
      case EnvironmentEvent.WallClockStepped stepped -> "the wall clock steps by " + stepped.by();
      case EnvironmentEvent.OperatorWorkChanged changed ->
          "an operator is " + (changed.seen().active() ? "" : "no longer ") + "at work";
      case EnvironmentEvent.BrakeChanged brake ->
          "the brake is " + (brake.on() ? "pulled" : "let go");
      case EnvironmentEvent.GroupChanged group ->
          "the group speaks of " + group.report().component();
      case EnvironmentEvent.RepairRefused refused ->
          refused.monitor() + " repair refused" + detail(refused.reason());
      case EnvironmentEvent.InputIgnored ignored ->
          ignored.what() + " ignored" + detail(ignored.why());
    };
  }

  private static String detail(String text) {
    return text.isEmpty() ? "" : ", " + text;
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
