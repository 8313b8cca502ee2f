package dev.tend.eventlog;

import dev.tend.core.effect.Page;
import dev.tend.core.event.DefinitionEvent;
import dev.tend.core.event.HealthEvent;
import dev.tend.core.event.IncidentEvent;
import dev.tend.core.event.MonitorEvent;
import dev.tend.core.event.OverrideEvent;
import dev.tend.core.event.ProbeEvent;
import java.util.List;

/**
 * One waiting event.
 *
 * @param event the event
 * @param kept whether it is kept as long as memory allows
 * @param bytes how much memory it takes, by estimate
 */
record SpooledEvent(HealthEvent event, boolean kept, long bytes) {
  private static final long BASE = 400;
  private static final long PER_CAUSE = 24;
  private static final long PER_FIGURE = 80;
  private static final long PER_LINE = 56;

  /** What a notice holds beside the override, which is in memory in any case. */
  private static final long PER_OVERRIDE = 400;

  SpooledEvent(HealthEvent event, boolean kept) {
    this(event, kept, estimate(event));
  }

  /** The same, kept. */
  SpooledEvent asKept() {
    return new SpooledEvent(event, true, bytes);
  }

  /** Counts only what can be long; definitions are in memory in any case. */
  private static long estimate(HealthEvent event) {
    long bytes = BASE + event.causes().size() * PER_CAUSE;
    if (event.body() instanceof ProbeEvent.ResultRecorded recorded) {
      return bytes
          + recorded.result().message().length()
          + recorded.result().figures().size() * PER_FIGURE;
    }
    if (event.body() instanceof MonitorEvent.MonitorChanged changed) {
      return bytes + changed.detail().length();
    }
    if (event.body() instanceof IncidentEvent.Escalated escalated) {
      return bytes + page(escalated.page());
    }
    if (event.body() instanceof IncidentEvent.Healed healed) {
      return bytes + page(healed.page());
    }
    if (event.body() instanceof OverrideEvent) {
      return bytes + PER_OVERRIDE;
    }
    if (event.body() instanceof DefinitionEvent.Discovered discovered) {
      return bytes + lines(discovered.added()) + lines(discovered.missing());
    }
    return bytes;
  }

  private static long page(Page page) {
    return page.subject().length() + lines(page.evidence());
  }

  private static long lines(List<String> lines) {
    return lines.stream().mapToLong(line -> PER_LINE + line.length()).sum();
  }
}
