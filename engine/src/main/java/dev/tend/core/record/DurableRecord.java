package dev.tend.core.record;

/**
 * One piece of the durable state. Immutable; all that a restored core needs to go on with that
 * piece.
 */
public sealed interface DurableRecord
    permits MonitorResponseRecord,
        HoldRecord,
        LedgerRecord,
        MonitorRecord,
        PageRecord,
        RecoveryRecord,
        TargetsRecord,
        EnvironmentRecord {
  /** What this is the state of; unique among all records. */
  String key();
}
