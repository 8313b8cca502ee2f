package dev.tend.eventlog.schema;

/** The event channels. */
public enum Channel {
  /** Effective probe definitions. */
  PROBE_DEFINITION("ActiveMonitoring/ProbeDefinition"),
  /** Effective monitor definitions. */
  MONITOR_DEFINITION("ActiveMonitoring/MonitorDefinition"),
  /** Effective responder definitions. */
  RESPONDER_DEFINITION("ActiveMonitoring/ResponderDefinition"),
  /** Effective discoveries. */
  MAINTENANCE_DEFINITION("ActiveMonitoring/MaintenanceDefinition"),
  /** Every run of a probe. */
  PROBE_RESULT("ActiveMonitoring/ProbeResult"),
  /** Every change of state of a monitor. */
  MONITOR_RESULT("ActiveMonitoring/MonitorResult"),
  /** Every decision of a responder. */
  RESPONDER_RESULT("ActiveMonitoring/ResponderResult"),
  /** Every discovery. */
  MAINTENANCE_RESULT("ActiveMonitoring/MaintenanceResult"),
  /** For people. */
  MONITORING("ManagedAvailability/Monitoring"),
  /** Throttle verdicts. */
  RECOVERY_ACTION_LOGS("ManagedAvailability/RecoveryActionLogs"),
  /** Starts, ends and verdicts of recovery actions. */
  RECOVERY_ACTION_RESULTS("ManagedAvailability/RecoveryActionResults"),
  /** What overrides did. */
  OVERRIDES("ManagedAvailability/Overrides"),
  /** Starts, stops, and what was found at a start. */
  STARTUP_NOTIFICATION("ManagedAvailability/StartupNotification"),
  /** Budgets. */
  THROTTLING_CONFIG("ManagedAvailability/ThrottlingConfig");

  private final String text;

  Channel(String text) {
    this.text = text;
  }

  /** The channel's name in event files and on the command line. */
  public String text() {
    return text;
  }
}
