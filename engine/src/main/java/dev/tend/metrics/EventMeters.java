package dev.tend.metrics;

import dev.tend.core.event.EventBody;
import dev.tend.core.event.ProbeEvent;
import dev.tend.eventlog.schema.EventContent;
import dev.tend.eventlog.schema.EventField;
import dev.tend.eventlog.schema.EventKind;
import dev.tend.eventlog.schema.EventKinds;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Counts what the core recorded, with few labels. */
final class EventMeters {
  private static final Map<EventKind<?>, Meter> METERS =
      List.of(
              new Meter(
                  EventKinds.MONITOR_CHANGED,
                  "tend.monitor.transitions",
                  "Changes of what monitors show, by their new state.",
                  Map.of("healthset", EventField.HEALTH_SET, "state", EventField.STATE_TO)),
              new Meter(
                  EventKinds.RESPONDER_REFUSED,
                  "tend.responder.refusals",
                  "Responders that were due and refused, once per change of reason.",
                  Map.of("healthset", EventField.HEALTH_SET, "reason", EventField.REFUSAL)),
              new Meter(
                  EventKinds.RECOVERY_STARTED,
                  "tend.recovery.actions.started",
                  "Recovery actions that started.",
                  Map.of("healthset", EventField.HEALTH_SET, "action", EventField.ACTION_TYPE)),
              new Meter(
                  EventKinds.RECOVERY_FINISHED,
                  "tend.recovery.actions.finished",
                  "Recovery actions that ended, by result.",
                  Map.of("action", EventField.ACTION_TYPE, "result", EventField.RESULT)),
              new Meter(
                  EventKinds.RECOVERY_JUDGED,
                  "tend.recovery.verdicts",
                  "Recovery actions that were judged, by verdict.",
                  Map.of("healthset", EventField.HEALTH_SET, "verdict", EventField.VERDICT)),
              new Meter(
                  EventKinds.THROTTLE_JUDGED,
                  "tend.recovery.throttle.verdicts",
                  "Recovery actions that the budgets allowed or refused.",
                  Map.of("healthset", EventField.HEALTH_SET, "verdict", EventField.ALLOWED)),
              new Meter(
                  EventKinds.EXHAUSTION_CHANGED,
                  "tend.responder.exhaustions",
                  "Responders that became exhausted, or no longer are.",
                  Map.of("healthset", EventField.HEALTH_SET, "exhausted", EventField.EXHAUSTED)),
              new Meter(
                  EventKinds.CHRONIC_CHANGED,
                  "tend.monitor.chronic.changes",
                  "Monitors that became chronic, or were cleared of it.",
                  Map.of("healthset", EventField.HEALTH_SET, "chronic", EventField.CHRONIC)))
          .stream()
          .collect(Collectors.toUnmodifiableMap(Meter::kind, Function.identity()));

  /** Values of tags that differ from those of the fields. */
  private static final Map<EventField, Map<String, String>> WORDS =
      Map.of(
          EventField.ALLOWED, Map.of("true", "allowed", "false", "refused"),
          EventField.RESULT,
              Map.of("Succeeded", "succeeded", "Failed", "failed", "TimedOut", "timed_out"));

  private final MeterRegistry registry;
  private final Counter ignored;

  EventMeters(MeterRegistry registry) {
    this.registry = registry;
    ignored =
        Counter.builder("tend.results.ignored")
            .description("Results of probes that came late or twice.")
            .register(registry);
  }

  /** A kind of event that is counted, and the fields that are its tags. */
  private record Meter(
      EventKind<?> kind, String name, String description, Map<String, EventField> tags) {}

  /** Most events are results of probes, which {@link ProbeMeters} counts: these leave first. */
  void recorded(EventBody body) {
    if (body instanceof ProbeEvent) {
      if (body instanceof ProbeEvent.LateResultIgnored) {
        ignored.increment();
      }
      return;
    }
    EventContent<?> content = EventContent.of(body);
    Meter meter = METERS.get(content.kind());
    if (meter != null) {
      Counter.builder(meter.name)
          .description(meter.description)
          .tags(
              meter.tags.entrySet().stream()
                  .map(tag -> Tag.of(tag.getKey(), word(tag.getValue(), content)))
                  .toList())
          .register(registry)
          .increment();
    }
  }

  private static String word(EventField field, EventContent<?> content) {
    String text = content.of(field);
    return WORDS.getOrDefault(field, Map.of()).getOrDefault(text, text);
  }
}
