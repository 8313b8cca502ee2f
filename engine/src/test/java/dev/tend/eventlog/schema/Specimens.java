package dev.tend.eventlog.schema;

import dev.tend.core.effect.Page;
import dev.tend.core.event.EventBody;
import dev.tend.core.event.EventId;
import dev.tend.core.event.HealthEvent;
import dev.tend.core.event.IncidentEvent;
import dev.tend.core.event.MonitorEvent;
import dev.tend.core.event.ProbeEvent;
import dev.tend.core.event.RecoveryEvent;
import dev.tend.core.event.Refusal;
import dev.tend.core.event.ResponderEvent;
import dev.tend.core.event.ThrottleCounters;
import dev.tend.core.event.TransitionCause;
import dev.tend.core.event.Verdict;
import dev.tend.core.input.Outcome;
import dev.tend.core.input.ProbeMetric;
import dev.tend.core.input.ProbeReported;
import dev.tend.core.input.RecoveryInput;
import dev.tend.core.input.Trigger;
import dev.tend.definition.ItemId;
import dev.tend.definition.value.MonitorState;
import dev.tend.definition.value.NotificationServiceClass;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** One event of every kind, with everything said that can be said; some kinds twice. */
public final class Specimens {
  static final Instant AT = Instant.parse("2026-01-05T00:20:03.250Z");
  static final ItemId PROBE = ItemId.of("Smtp", "SmtpSelfTestProbe").forTarget("mx1");
  static final ItemId MONITOR = PROBE.sibling("SmtpSelfTestMonitor");
  static final ItemId RESPONDER = PROBE.sibling("SmtpRestart");

  private Specimens() {}

  /** All of them, each with an id and two causes. */
  public static List<HealthEvent> all() {
    List<EventBody> bodies = new ArrayList<>();
    bodies.addAll(DefinitionSpecimens.all());
    bodies.addAll(List.of(result(Outcome.FAILED), result(Outcome.SUCCEEDED)));
    bodies.add(new ProbeEvent.LateResultIgnored(PROBE, AT, 3));
    bodies.addAll(monitors());
    bodies.addAll(responders());
    bodies.addAll(recoveries());
    bodies.addAll(incidents());
    bodies.addAll(WorldSpecimens.all());
    bodies.addAll(OverrideSpecimens.all());
    List<HealthEvent> events = new ArrayList<>();
    for (EventBody body : bodies) {
      long sequence = 101L + events.size();
      List<EventId> causes = List.of(new EventId(3, 97), new EventId(3, 100));
      events.add(new HealthEvent(new EventId(3, sequence), AT, causes, body));
    }
    return events;
  }

  private static EventBody result(Outcome outcome) {
    return new ProbeEvent.ResultRecorded(
        new ProbeReported(
            PROBE,
            Trigger.SCHEDULED,
            AT.minusMillis(250),
            Duration.ofMillis(250),
            outcome,
            outcome.failed() ? "ConnectionRefused" : "",
            outcome.failed() ? "connection refused by 127.0.0.1:25" : "250 mx1.example.org",
            OptionalDouble.of(0.25),
            !outcome.failed(),
            Optional.of("queue"),
            outcome.failed() ? "connect" : "",
            List.of(
                new ProbeMetric("phase.connect", 0.012, "s"), new ProbeMetric("bytes", 512, ""))));
  }

  private static List<EventBody> monitors() {
    return List.of(
        new MonitorEvent.MonitorChanged(
            MONITOR,
            MonitorState.HEALTHY,
            MonitorState.DEGRADED,
            MonitorState.HEALTHY,
            MonitorState.DEGRADED,
            TransitionCause.RAISED,
            "connection refused by 127.0.0.1:25"),
        new MonitorEvent.EpisodeOpened(MONITOR, "3:104", true),
        new MonitorEvent.EpisodeClosed(MONITOR, "3:104", MonitorEvent.End.HEALED, AT));
  }

  private static List<EventBody> responders() {
    return List.of(
        new ResponderEvent.Refused(
            RESPONDER,
            "3:104",
            Refusal.TOO_SOON,
            "the last act was 4m ago",
            Optional.of(AT.plusSeconds(360))),
        new ResponderEvent.Confirming(RESPONDER, "3:104"),
        new ResponderEvent.Allowed(RESPONDER, "3:104", "3:109", 1),
        new ResponderEvent.ApprovalAsked(RESPONDER, "3:104", "3:110", AT.plusSeconds(3600)),
        new ResponderEvent.ApprovalSettled(
            RESPONDER, "3:110", ResponderEvent.Answer.GRANTED, "ada", "go on"));
  }

  private static List<EventBody> recoveries() {
    return List.of(
        new RecoveryEvent.ThrottleJudged(
            RESPONDER,
            "restart-service service:postfix",
            false,
            new ThrottleCounters(
                Optional.of(Duration.ofMinutes(4)),
                Duration.ofMinutes(10),
                1,
                2,
                1,
                4,
                1,
                6,
                1,
                12)),
        new RecoveryEvent.EvidenceCollected(
            RESPONDER,
            "3:109",
            "3:104",
            "/var/log/tend/evidence/act-3-109.txt",
            "journal (did not end in its time)"),
        new RecoveryEvent.EvidenceCollected(
            RESPONDER, "3:109", "3:104", "", "not written: no space is left"),
        new RecoveryEvent.RecoveryStarted(
            RESPONDER, "restart-service", "service:postfix", "3:109", "3:104", AT.plusSeconds(120)),
        finished(RecoveryInput.Result.FAILED, "postfix did not come up"),
        finished(RecoveryInput.Result.SUCCEEDED, "postfix is active"),
        new RecoveryEvent.ServerRebooted(
            RESPONDER, "3:109", "3:104", MONITOR, AT, AT.plusSeconds(90)),
        new RecoveryEvent.RecoveryJudged(RESPONDER, "3:109", Verdict.HELPED),
        new RecoveryEvent.ExhaustionChanged(RESPONDER, true, ""),
        new RecoveryEvent.ChronicChanged(MONITOR, false, "ada"));
  }

  private static EventBody finished(RecoveryInput.Result result, String message) {
    return new RecoveryEvent.RecoveryFinished(
        RESPONDER, "restart-service", "service:postfix", "3:109", result, message);
  }

  private static List<EventBody> incidents() {
    Page page =
        new Page(
            "3:104",
            2,
            Page.Kind.RENEWED,
            MONITOR,
            MonitorState.UNHEALTHY,
            NotificationServiceClass.URGENT,
            "mail",
            "SMTP is down on mail1",
            "Exhausted",
            List.of("connection refused by 127.0.0.1:25", "restart-service: DidNotHelp"));
    return List.of(
        new IncidentEvent.Escalated(page),
        new IncidentEvent.Healed(page),
        new IncidentEvent.PageWithheld(RESPONDER, Refusal.OPERATOR_AT_WORK, "apt-get upgrade"),
        new IncidentEvent.PageMerged(RESPONDER, ItemId.of("Dns", "DnsMonitor"), "3:90"));
  }
}
