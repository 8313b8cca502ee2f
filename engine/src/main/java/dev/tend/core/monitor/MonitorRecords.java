package dev.tend.core.monitor;

import dev.tend.core.event.EventId;
import dev.tend.core.record.MonitorRecord;
import dev.tend.core.record.RuleStrictness;
import dev.tend.core.record.WindowRecord;
import dev.tend.definition.ItemId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A monitor as data, and back. */
final class MonitorRecords {
  private MonitorRecords() {}

  static MonitorRecord record(
      ItemId id, MonitorEngine engine, EventId lastTransition, Instant lastTransitionAt) {
    SeverityChain severityChain = engine.severityChain;
    Overlays overlays = engine.overlays;
    List<ItemId> raisedBy =
        Arrays.stream(engine.evaluation.tracks())
            .filter(track -> track.raiser)
            .map(track -> track.probe().id())
            .toList();
    return new MonitorRecord(
        id,
        overlays.on(),
        severityChain.state(),
        severityChain.raises(),
        SeverityChain.instant(severityChain.raisedAt),
        SeverityChain.instant(severityChain.unhealthyAt),
        SeverityChain.instant(severityChain.unrecoverableAt),
        SeverityChain.instant(severityChain.healthyAt),
        SeverityChain.instant(overlays.unavailableAt()),
        Instant.ofEpochMilli(overlays.heardAt()),
        overlays.repair(),
        engine.grace.record(),
        raisedBy,
        lastTransition,
        lastTransitionAt,
        Optional.of(engine.evaluation.ruleStrictness()));
  }

  static WindowRecord window(ItemId id, MonitorEngine engine) {
    return new WindowRecord(
        id,
        engine.severityChain.raises(),
        Instant.ofEpochMilli(engine.seenAt),
        engine.grace.freshFrom(),
        engine.evaluation.conclusiveAt(),
        engine.evaluation.record(),
        engine.evaluation.results());
  }

  static void restore(
      MonitorEngine engine, MonitorRecord record, Optional<WindowRecord> window, long now) {
    engine.severityChain.restore(record);
    engine.overlays.restore(record);
    RuleEvaluation evaluation = engine.evaluation;
    engine.grace.restore(record.acts());
    window.ifPresent(kept -> evaluation.restore(kept, now));
    if (window.isPresent() && window.get().freshFrom() < engine.grace.freshFrom()) {
      evaluation.refresh();
    }
    if (window.isEmpty() || window.get().raises() != record.raises()) {
      evaluation.outdated(record, now);
    }
    evaluation.restoreRaisers(record.raisedBy());
    record.demands().ifPresent(former -> judgeAnew(engine, former, now));
  }

  /** Another definition holds than when the record was kept: what was kept is judged by it. */
  private static void judgeAnew(MonitorEngine engine, RuleStrictness former, long now) {
    RuleEvaluation evaluation = engine.evaluation;
    boolean raised = engine.overlays.on() && engine.severityChain.state().raised();
    if (!evaluation.ruleStrictness().sameRule(former)) {
      evaluation.startOver(now);
      engine.groundless = raised;
    } else if (evaluation.ruleStrictness().moreThan(former)) {
      engine.groundless = raised && !evaluation.persists(now);
    }
  }
}
