package dev.tend.agent;

import dev.tend.core.HealthSnapshot;
import dev.tend.eventlog.EventLog;
import dev.tend.eventlog.EventLogHealth;
import dev.tend.loop.HealthLoop;
import dev.tend.metrics.AgentGauges;
import dev.tend.override.merge.OverrideEffect;
import dev.tend.poll.OverridePoller;
import dev.tend.probe.run.ProbeRunner;
import dev.tend.recovery.webhook.Pager;
import dev.tend.recovery.webhook.PagerStatus;
import dev.tend.schedule.ProbeSchedule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The agent's own figures, read from its parts: for metrics, for the probe {@code agent} and for
 * the status. All zero and well until the parts are connected.
 */
final class AgentGaugeSource implements AgentGauges, SelfProbe.Vitals {
  private static final HealthSnapshot NOTHING =
      new HealthSnapshot(Instant.EPOCH, List.of(), List.of(), Map.of());

  private final EventLog log;
  private volatile @Nullable Running running;

  /** The parts. */
  record Running(
      HealthLoop loop,
      ProbeRunner runner,
      ProbeSchedule schedule,
      Pager pager,
      OverridePoller overrides) {}

  AgentGaugeSource(EventLog log) {
    this.log = log;
  }

  void connect(Running parts) {
    running = parts;
  }

  @Override
  public HealthSnapshot snapshot() {
    Running now = running;
    return now == null ? NOTHING : now.loop().snapshot();
  }

  @Override
  public long inputsQueued() {
    Running now = running;
    return now == null ? 0 : now.loop().waiting();
  }

  @Override
  public long inputCapacity() {
    return HealthLoop.CAPACITY;
  }

  @Override
  public long resultsDropped() {
    Running now = running;
    return now == null ? 0 : now.loop().dropped();
  }

  @Override
  public long runsAbandoned() {
    Running now = running;
    return now == null ? 0 : now.runner().abandoned();
  }

  @Override
  public long threadsLost() {
    Running now = running;
    return now == null ? 0 : now.runner().lostThreads();
  }

  @Override
  public long stalls() {
    Running now = running;
    return now == null ? 0 : now.runner().stalls();
  }

  @Override
  public long runsMissed() {
    Running now = running;
    return now == null ? 0 : now.schedule().missed();
  }

  @Override
  public long probesRunning() {
    Running now = running;
    return now == null ? 0 : now.runner().running();
  }

  @Override
  public long eventsQueued() {
    return log.health().queued();
  }

  @Override
  public long eventsDropped() {
    return log.health().dropped().values().stream().mapToLong(Long::longValue).sum();
  }

  @Override
  public long eventsLost() {
    return log.health().lost();
  }

  @Override
  public long pageFailures() {
    Running now = running;
    return now == null ? 0 : now.pager().status().stream().mapToLong(PagerStatus::failures).sum();
  }

  @Override
  public long pagesPending() {
    Running now = running;
    return now == null ? 0 : now.pager().status().stream().mapToLong(PagerStatus::waiting).sum();
  }

  @Override
  public long dropped() {
    return resultsDropped() + eventsDropped() + runsMissed();
  }

  @Override
  public double queueFill() {
    double inputs = 100.0 * inputsQueued() / inputCapacity();
    return Math.max(inputs, 100.0 * log.health().fill());
  }

  /** Why judgement cannot be trusted now; empty when it can. */
  Optional<String> loopTrouble() {
    Running now = running;
    return now == null ? Optional.empty() : now.loop().trouble();
  }

  @Override
  public Optional<String> storeTrouble() {
    Running now = running;
    return now == null ? Optional.empty() : now.loop().storeTrouble();
  }

  @Override
  public Optional<String> eventTrouble() {
    return log.health().fault().map(EventLogHealth.Fault::message);
  }

  @Override
  public Optional<String> overrideTrouble() {
    return overrideStatusText().flatMap(OverrideStatusText::trouble);
  }

  @Override
  public Optional<String> unusedOverrides() {
    return overrideStatusText().flatMap(OverrideStatusText::unused);
  }

  @Override
  public Optional<String> shadowedOverrides() {
    return overrideStatusText().flatMap(OverrideStatusText::shadowed);
  }

  /** What a report should say of overrides; empty when all is well. */
  Optional<String> overrideNews() {
    return overrideStatusText().flatMap(OverrideStatusText::news);
  }

  /** Why nothing is repaired as long as overrides are not known; empty when they are. */
  Optional<String> overrideRestraint() {
    return overrideStatusText().flatMap(OverrideStatusText::restraint);
  }

  private Optional<OverrideStatusText> overrideStatusText() {
    Running now = running;
    return now == null
        ? Optional.empty()
        : Optional.of(new OverrideStatusText(now.overrides().status(), now.overrides().trouble()));
  }

  @Override
  public List<OverrideEffect> overrides() {
    Running now = running;
    return now == null ? List.of() : now.overrides().effective().effects();
  }

  @Override
  public long overridesLeftOut() {
    Running now = running;
    return now == null ? 0 : now.overrides().status().rejectedSource().size();
  }

  @Override
  public Optional<Duration> sinceOverridesLook() {
    Running now = running;
    return now == null ? Optional.empty() : now.overrides().age();
  }
}
