package dev.tend.core.monitor;

import dev.tend.core.durable.Demands;
import dev.tend.core.durable.MonitorRecord;
import dev.tend.core.durable.WindowRecord;
import dev.tend.core.event.EventId;
import dev.tend.definition.ItemId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A monitor as data, and back. */
final class MonitorRecords {
  private MonitorRecords() {}

  static MonitorRecord record(
      ItemId id, Workings workings, EventId lastTransition, Instant lastTransitionAt) {
    Chain chain = workings.chain;
    Overlays overlays = workings.overlays;
    List<ItemId> raisedBy =
        Arrays.stream(workings.judgement.tracks())
            .filter(track -> track.raiser)
            .map(track -> track.probe().id())
            .toList();
    return new MonitorRecord(
        id,
        overlays.on(),
        chain.state(),
        chain.raises(),
        Chain.instant(chain.raisedAt),
        Chain.instant(chain.unhealthyAt),
        Chain.instant(chain.unrecoverableAt),
        Chain.instant(chain.healthyAt),
        Chain.instant(overlays.unavailableAt()),
        Instant.ofEpochMilli(overlays.heardAt()),
        overlays.repair(),
        workings.grace.record(),
        raisedBy,
        lastTransition,
        lastTransitionAt,
        Optional.of(workings.judgement.demands()));
  }

  static WindowRecord window(ItemId id, Workings workings) {
    return new WindowRecord(
        id,
        workings.chain.raises(),
        Instant.ofEpochMilli(workings.seenAt),
        workings.grace.freshFrom(),
        workings.judgement.conclusiveAt(),
        workings.judgement.record(),
        workings.judgement.results());
  }

  static void restore(
      Workings workings, MonitorRecord record, Optional<WindowRecord> window, long now) {
    workings.chain.restore(record);
    workings.overlays.restore(record);
    Judgement judgement = workings.judgement;
    workings.grace.restore(record.acts());
    window.ifPresent(kept -> judgement.restore(kept, now));
    if (window.isPresent() && window.get().freshFrom() < workings.grace.freshFrom()) {
      judgement.refresh();
    }
    if (window.isEmpty() || window.get().raises() != record.raises()) {
      judgement.outdated(record, now);
    }
    judgement.restoreRaisers(record.raisedBy());
    record.demands().ifPresent(former -> judgeAnew(workings, former, now));
  }

  /** Another definition holds than when the record was kept: what was kept is judged by it. */
  private static void judgeAnew(Workings workings, Demands former, long now) {
    Judgement judgement = workings.judgement;
    boolean raised = workings.overlays.on() && workings.chain.state().raised();
    if (!judgement.demands().sameRule(former)) {
      judgement.startOver(now);
      workings.groundless = raised;
    } else if (judgement.demands().moreThan(former)) {
      workings.groundless = raised && !judgement.persists(now);
    }
  }
}
