package dev.tend.eventlog;

import dev.tend.core.event.EventBody;
import dev.tend.core.event.EventId;
import dev.tend.core.event.HealthEvent;
import dev.tend.core.event.MonitorEvent.MonitorChanged;
import dev.tend.core.event.ProbeEvent.ResultRecorded;
import dev.tend.core.event.TransitionCause;
import dev.tend.core.input.Outcome;
import dev.tend.core.input.ProbeReported;
import dev.tend.definition.ItemId;
import dev.tend.definition.value.MonitorState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Events for tests, a second apart by their sequence. */
public final class Happened {
  public static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
  public static final ItemId PROBE = ItemId.of("Smtp", "SmtpProbe");
  public static final ItemId MONITOR = ItemId.of("Smtp", "SmtpMonitor");

  private Happened() {}

  public static HealthEvent event(long sequence, EventBody body, long... causes) {
    List<EventId> ids =
        java.util.Arrays.stream(causes).mapToObj(cause -> new EventId(1, cause)).toList();
    return new HealthEvent(new EventId(1, sequence), START.plusSeconds(sequence), ids, body);
  }

  public static HealthEvent result(long sequence, Outcome outcome) {
    return event(sequence, new ResultRecorded(reported(outcome)));
  }

  public static ProbeReported reported(Outcome outcome) {
    ProbeReported plain = ProbeReported.of(PROBE, START, Duration.ofMillis(250), outcome);
    return outcome.failed() ? plain.saying("Refused", "connection refused") : plain;
  }

  public static HealthEvent change(long sequence, long... causes) {
    return event(
        sequence,
        new MonitorChanged(
            MONITOR,
            MonitorState.HEALTHY,
            MonitorState.DEGRADED,
            MonitorState.HEALTHY,
            MonitorState.DEGRADED,
            TransitionCause.RAISED,
            "connection refused"),
        causes);
  }
}
