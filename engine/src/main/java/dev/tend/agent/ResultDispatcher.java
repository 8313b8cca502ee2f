package dev.tend.agent;

import dev.tend.core.effect.ScheduledProbe;
import dev.tend.core.event.HealthEvent;
import dev.tend.core.input.Input;
import dev.tend.core.input.Outcome;
import dev.tend.core.input.ProbeReported;
import dev.tend.core.input.Trigger;
import dev.tend.definition.ItemId;
import dev.tend.eventlog.EventLog;
import dev.tend.loop.HealthLoop;
import dev.tend.metrics.AgentMetrics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where results and events pass through: on to the loop or the event log, and by the way to those
 * who count and look. Before the loop is there, what comes is dropped: nothing runs yet.
 */
final class ResultDispatcher {
  private final AgentMetrics metrics;
  private final LastRuns lastRuns;
  private final SelfProbe self;
  private final EventLog log;
  private final Map<ItemId, CompletableFuture<ProbeReported>> invoked = new ConcurrentHashMap<>();
  private volatile @Nullable HealthLoop loop;
  private volatile Consumer<List<HealthEvent>> watcher = events -> {};

  ResultDispatcher(AgentMetrics metrics, LastRuns lastRuns, SelfProbe self, EventLog log) {
    this.metrics = metrics;
    this.lastRuns = lastRuns;
    this.self = self;
    this.log = log;
  }

  void connect(HealthLoop to) {
    loop = to;
  }

  /** Somebody else sees all events, too. */
  void watchedBy(Consumer<List<HealthEvent>> other) {
    watcher = other;
  }

  /** A run of a probe has a result. */
  void result(ScheduledProbe probe, ProbeReported result, Duration late) {
    String type = probe.definition().type().name();
    if (result.outcome() == Outcome.REJECTED || result.outcome() == Outcome.QUARANTINED) {
      metrics.probeNotRun(probe.id(), type, result.outcome());
    } else {
      metrics.probeFinished(probe.id(), type, result.outcome(), result.elapsed(), late);
    }
    if (result.trigger() == Trigger.SCHEDULED) {
      lastRuns.note(result);
      self.late(late);
    }
    HealthLoop to = loop;
    if (to != null) {
      to.report(result);
    }
    if (result.trigger() == Trigger.INVOKED) {
      CompletableFuture<ProbeReported> asker = invoked.remove(probe.id());
      if (asker != null) {
        asker.complete(result);
      }
    }
  }

  /** Somebody waits for the result of an invoked run; empty when somebody already does. */
  Optional<CompletableFuture<ProbeReported>> expect(ItemId probe) {
    CompletableFuture<ProbeReported> answer = new CompletableFuture<>();
    return invoked.putIfAbsent(probe, answer) == null ? Optional.of(answer) : Optional.empty();
  }

  /** The core recorded events. */
  void events(List<HealthEvent> events) {
    log.append(events);
    metrics.recorded(events);
    watcher.accept(events);
  }

  /** Hands an input to the core. */
  void submit(Input input) {
    HealthLoop to = loop;
    if (to != null) {
      to.submit(input);
    }
  }
}
