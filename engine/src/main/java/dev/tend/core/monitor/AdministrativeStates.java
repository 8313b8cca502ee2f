package dev.tend.core.monitor;

import dev.tend.core.event.TransitionCause;
import dev.tend.core.record.MonitorRecord;
import dev.tend.core.record.MonitorRecord.Repair;
import dev.tend.definition.value.MonitorState;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What overlays the chain of one monitor: switched off goes before a repair, a repair before the
 * want of a verdict. Each is kept beneath the others.
 */
final class AdministrativeStates {
  private final MonitorEngine engine;
  private boolean on;
  private long unavailableAt = SeverityChain.NEVER;
  private long heardAt;
  private @Nullable Repair repair;

  AdministrativeStates(MonitorEngine engine, boolean on, long now) {
    this.engine = engine;
    this.on = on;
    this.heardAt = now;
  }

  boolean on() {
    return on;
  }

  boolean unavailable() {
    return unavailableAt != SeverityChain.NEVER;
  }

  /** Since when there is no verdict; {@link SeverityChain#NEVER} when there is one. */
  long unavailableAt() {
    return unavailableAt;
  }

  /** Since when there is a verdict, or was before it ceased. */
  long heardAt() {
    return heardAt;
  }

  Optional<Repair> repair() {
    return Optional.ofNullable(repair);
  }

  boolean repairing() {
    return repair != null;
  }

  long repairEndsAt() {
    return repair == null ? SeverityChain.NEVER : repair.until().toEpochMilli();
  }

  MonitorState shown(MonitorState beneath) {
    if (!on) {
      return MonitorState.DISABLED;
    }
    if (repair != null) {
      return MonitorState.REPAIRING;
    }
    return unavailable() ? MonitorState.UNAVAILABLE : beneath;
  }

  void switchOff() {
    if (unavailable()) {
      engine.move(MonitorPhase.UNAVAILABLE, TransitionCause.SWITCHED_OFF, MonitorPhase.LISTENING);
      unavailableAt = SeverityChain.NEVER;
    }
    engine.move(MonitorPhase.ON, TransitionCause.SWITCHED_OFF, MonitorPhase.OFF);
    on = false;
    engine.changed();
  }

  void switchOn(long now) {
    engine.move(MonitorPhase.OFF, TransitionCause.SWITCHED_ON, MonitorPhase.ON);
    on = true;
    heardAt = now;
    engine.changed();
  }

  void beginRepair(Repair begun) {
    if (repair == null) {
      engine.move(MonitorPhase.UNMARKED, TransitionCause.REPAIR_BEGAN, MonitorPhase.REPAIRING);
    }
    repair = begun;
    engine.changed();
  }

  void endRepair() {
    engine.move(MonitorPhase.REPAIRING, TransitionCause.REPAIR_ENDED, MonitorPhase.UNMARKED);
    repair = null;
    engine.changed();
  }

  void fallSilent(long now) {
    engine.move(MonitorPhase.LISTENING, TransitionCause.SILENT, MonitorPhase.UNAVAILABLE);
    unavailableAt = now;
    engine.changed();
  }

  void hear(long now) {
    engine.move(MonitorPhase.UNAVAILABLE, TransitionCause.HEARD, MonitorPhase.LISTENING);
    unavailableAt = SeverityChain.NEVER;
    heardAt = now;
    engine.changed();
  }

  void restore(MonitorRecord record) {
    on = record.enabled();
    unavailableAt = SeverityChain.millis(record.unavailableAt());
    heardAt = record.heardAt().toEpochMilli();
    repair = record.repair().orElse(null);
    engine.changed();
  }
}
