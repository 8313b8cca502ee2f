package dev.tend.metrics;

import dev.tend.core.event.EventBody;
import dev.tend.core.event.MonitorEvent;
import dev.tend.core.event.ProbeEvent;
import dev.tend.core.event.RecoveryEvent;
import dev.tend.core.event.ResponderEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;

/** What the core recorded, counted by few words. */
final class EventMeters {
  private final MeterRegistry registry;
  private final Counter ignored;

  EventMeters(MeterRegistry registry) {
    this.registry = registry;
    ignored =
        Counter.builder("tend.results.ignored")
            .description("Results of probes that came late or twice.")
            .register(registry);
  }

  /** Most events are results of probes, which {@link ProbeMeters} counts: these leave first. */
  void recorded(EventBody body) {
    if (body instanceof ProbeEvent probe) {
      if (probe instanceof ProbeEvent.LateResultIgnored) {
        ignored.increment();
      }
    } else if (body instanceof MonitorEvent.MonitorChanged changed) {
      count(
          "tend.monitor.transitions",
          "Changes of what monitors show, by the state they came to.",
          "healthset",
          changed.monitor().healthSet(),
          "state",
          changed.to().text());
    } else if (body instanceof ResponderEvent.Refused refused) {
      count(
          "tend.responder.refusals",
          "Responders that were due and refused, once per change of reason.",
          "healthset",
          refused.responder().healthSet(),
          "reason",
          refused.reason().text());
    } else if (body instanceof RecoveryEvent recovery) {
      recovery(recovery);
    }
  }

  private void recovery(RecoveryEvent event) {
    switch (event) {
      case RecoveryEvent.RecoveryStarted started ->
          count(
              "tend.recovery.actions.started",
              "Recovery actions that began.",
              "healthset",
              started.responder().healthSet(),
              "action",
              started.action());
      case RecoveryEvent.RecoveryFinished finished ->
          count(
              "tend.recovery.actions.finished",
              "Recovery actions that ended, by how.",
              "action",
              finished.action(),
              "result",
              finished.result().name().toLowerCase(Locale.ROOT));
      case RecoveryEvent.RecoveryJudged judged ->
          count(
              "tend.recovery.verdicts",
              "Recovery actions that were judged, by what they were good for.",
              "healthset",
              judged.responder().healthSet(),
              "verdict",
              judged.verdict().text());
      case RecoveryEvent.ThrottleJudged judged ->
          count(
              "tend.recovery.throttle.verdicts",
              "Recovery actions that the budgets allowed or refused.",
              "healthset",
              judged.responder().healthSet(),
              "verdict",
              judged.allowed() ? "allowed" : "refused");
      case RecoveryEvent.ExhaustionChanged changed ->
          count(
              "tend.responder.exhaustions",
              "Responders that acted in vain too often, or are free of that again.",
              "healthset",
              changed.responder().healthSet(),
              "exhausted",
              String.valueOf(changed.exhausted()));
      case RecoveryEvent.ChronicChanged changed ->
          count(
              "tend.monitor.chronic.changes",
              "Monitors that became chronic, or were cleared of it.",
              "healthset",
              changed.monitor().healthSet(),
              "chronic",
              String.valueOf(changed.chronic()));
    }
  }

  private void count(String name, String description, String... tags) {
    Counter.builder(name).description(description).tags(tags).register(registry).increment();
  }
}
