package dev.tend.agent;

import dev.tend.core.HealthSnapshot;
import dev.tend.eventlog.EventLogHealth;
import dev.tend.loop.HealthLoop;
import dev.tend.metrics.AgentGauges;
import java.util.List;
import java.util.Optional;

/**
 * The agent's own figures, read from its parts: for metrics, for the probe {@code agent} and for
 * the status.
 */
final class AgentGaugeSource implements SelfProbe.Vitals {
  private static final int MOST_NAMED = 5;

  private final AgentComponents parts;

  AgentGaugeSource(AgentComponents parts) {
    this.parts = parts;
  }

  private EventLogHealth log() {
    return parts.resources.log().health();
  }

  /** The health that was last published. */
  HealthSnapshot snapshot() {
    return parts.loop.snapshot();
  }

  AgentGauges read() {
    return new AgentGauges(
        parts.loop.snapshot(),
        parts.loop.waiting(),
        HealthLoop.CAPACITY,
        parts.loop.dropped(),
        parts.schedule.missed(),
        parts.runner.running(),
        log().queued(),
        eventsDropped(),
        log().lost(),
        parts.runner.abandoned(),
        parts.runner.lostThreads(),
        parts.runner.stalls(),
        parts.pager.failures(),
        parts.pager.waiting(),
        parts.brake.current().isPresent(),
        parts.overrides.effective().effects(),
        parts.overrides.status().snapshot().rejected().size(),
        parts.overrides.age(),
        coverage().share(),
        parts.runner.quarantined().size());
  }

  private long eventsDropped() {
    return log().dropped().values().stream().mapToLong(Long::longValue).sum();
  }

  @Override
  public long dropped() {
    return parts.loop.dropped() + eventsDropped() + parts.schedule.missed();
  }

  @Override
  public double queueFill() {
    double inputs = 100.0 * parts.loop.waiting() / HealthLoop.CAPACITY;
    return Math.max(inputs, 100.0 * log().fill());
  }

  /** Why judgement cannot be trusted now; empty when it can. */
  Optional<String> loopTrouble() {
    return parts.loop.trouble();
  }

  @Override
  public Optional<String> componentTrouble() {
    return parts.componentTrouble();
  }

  @Override
  public Optional<String> storeTrouble() {
    return parts.loop.storeTrouble();
  }

  @Override
  public Optional<String> eventTrouble() {
    return log().fault().map(EventLogHealth.Fault::message);
  }

  /** What is wrong with what people asked while no agent ran; empty when all was done. */
  Optional<String> inboxTrouble() {
    return parts.inbox.trouble();
  }

  @Override
  public Optional<String> overrideTrouble() {
    return overrides().trouble();
  }

  @Override
  public Optional<String> unusedOverrides() {
    return overrides().unused();
  }

  @Override
  public Optional<String> shadowedOverrides() {
    return overrides().shadowed();
  }

  @Override
  public Optional<String> oldSigns() {
    return Optional.of(String.join("; ", parts.signsLeftBehind()))
        .filter(words -> !words.isEmpty())
        .map(words -> words + "; no longer holds back repairs or pages");
  }

  @Override
  public Optional<String> blindSpots() {
    return new BlindSpots(parts.loop.snapshot(), parts.overrides.effective()).named();
  }

  @Override
  public ProbeCoverage.Coverage coverage() {
    return parts.coverage();
  }

  @Override
  public Optional<String> quarantined() {
    List<String> all = inQuarantine();
    int more = all.size() - MOST_NAMED;
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of(
            String.join("; ", all.subList(0, Math.min(MOST_NAMED, all.size())))
                + (more > 0 ? "; and " + more + " more" : ""));
  }

  /** The probes in quarantine, a line each. */
  List<String> inQuarantine() {
    return parts.runner.quarantined().stream()
        .map(one -> one.probe() + ", " + one.words(parts.clock.offset()))
        .toList();
  }

  /** What people should know about overrides. */
  OverrideStatusText overrides() {
    return new OverrideStatusText(parts.overrides.status(), parts.overrides.trouble());
  }
}
