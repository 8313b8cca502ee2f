package dev.tend.core.respond;

import dev.tend.core.record.ChainRecord.IncidentRecord;
import dev.tend.core.record.ChainRecord.Told;
import dev.tend.definition.ItemId;
import dev.tend.definition.value.MonitorState;
import java.util.ArrayList;
import java.util.List;

/** What people were told about one monitor and target. */
final class Incident {
  private final String alertId;
  private int sequence;
  private boolean open;
  private MonitorState worst = MonitorState.HEALTHY;
  private final List<Told> told = new ArrayList<>();
  private final List<ItemId> merged = new ArrayList<>();

  Incident(String alertId) {
    this.alertId = alertId;
  }

  String alertId() {
    return alertId;
  }

  boolean open() {
    return open;
  }

  /** Whether anything was ever sent. */
  boolean begun() {
    return sequence > 0;
  }

  /** The number of the next message. */
  int nextSequence() {
    return ++sequence;
  }

  /** People are told while the monitor's chain is at this state. */
  void opened(MonitorState state) {
    open = true;
    if (state.raised() && !worst.atLeast(state)) {
      worst = state;
    }
  }

  /**
   * The worst state of the chain that people were told of; {@code Healthy} when it was never
   * raised.
   */
  MonitorState worst() {
    return worst;
  }

  void closed() {
    open = false;
    worst = MonitorState.HEALTHY;
    merged.clear();
  }

  List<Told> told() {
    return List.copyOf(told);
  }

  /** Somebody is told; the same people of the same responder are remembered as last told. */
  void telling(Told recipient) {
    told.removeIf(
        known -> known.by().equals(recipient.by()) && known.team().equals(recipient.team()));
    told.add(recipient);
  }

  /** The monitors whose pages went into this incident. */
  List<ItemId> merged() {
    return List.copyOf(merged);
  }

  void merge(ItemId monitor) {
    if (!merged.contains(monitor)) {
      merged.add(monitor);
    }
  }

  IncidentRecord record() {
    return new IncidentRecord(alertId, sequence, open, worst, told(), merged());
  }

  static Incident restore(IncidentRecord record) {
    Incident incident = new Incident(record.alertId());
    incident.sequence = record.sequence();
    incident.open = record.open();
    incident.worst = record.worst();
    incident.told.addAll(record.told());
    incident.merged.addAll(record.merged());
    return incident;
  }
}
