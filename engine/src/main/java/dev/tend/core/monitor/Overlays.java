package dev.tend.core.monitor;

import dev.tend.core.durable.MonitorRecord;
import dev.tend.core.durable.MonitorRecord.Repair;
import dev.tend.core.event.Occasion;
import dev.tend.definition.value.MonitorState;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What overlays the chain of one monitor: switched off goes before a repair, a repair before the
 * want of a verdict. Each is kept beneath the others.
 */
final class Overlays {
  private MonitorMachine machine;
  private boolean on;
  private long unavailableAt = Chain.NEVER;
  private long heardAt;
  private @Nullable Repair repair;

  Overlays(MonitorMachine machine, boolean on, long now) {
    this.machine = machine;
    this.on = on;
    this.heardAt = now;
  }

  void machine(MonitorMachine other) {
    machine = other;
  }

  boolean on() {
    return on;
  }

  boolean unavailable() {
    return unavailableAt != Chain.NEVER;
  }

  /** Since when there is no verdict; {@link Chain#NEVER} when there is one. */
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
    return repair == null ? Chain.NEVER : repair.until().toEpochMilli();
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
      machine.move(MonitorPlace.UNAVAILABLE, Occasion.SWITCHED_OFF, MonitorPlace.LISTENING);
      unavailableAt = Chain.NEVER;
    }
    machine.move(MonitorPlace.ON, Occasion.SWITCHED_OFF, MonitorPlace.OFF);
    on = false;
  }

  void switchOn(long now) {
    machine.move(MonitorPlace.OFF, Occasion.SWITCHED_ON, MonitorPlace.ON);
    on = true;
    heardAt = now;
  }

  void beginRepair(Repair begun) {
    if (repair == null) {
      machine.move(MonitorPlace.UNMARKED, Occasion.REPAIR_BEGAN, MonitorPlace.REPAIRING);
    }
    repair = begun;
  }

  void endRepair() {
    machine.move(MonitorPlace.REPAIRING, Occasion.REPAIR_ENDED, MonitorPlace.UNMARKED);
    repair = null;
  }

  void fallSilent(long now) {
    machine.move(MonitorPlace.LISTENING, Occasion.SILENT, MonitorPlace.UNAVAILABLE);
    unavailableAt = now;
  }

  void hear(long now) {
    machine.move(MonitorPlace.UNAVAILABLE, Occasion.HEARD, MonitorPlace.LISTENING);
    unavailableAt = Chain.NEVER;
    heardAt = now;
  }

  void restore(MonitorRecord record) {
    on = record.enabled();
    unavailableAt = Chain.millis(record.unavailableAt());
    heardAt = record.heardAt().toEpochMilli();
    repair = record.repair().orElse(null);
  }
}
