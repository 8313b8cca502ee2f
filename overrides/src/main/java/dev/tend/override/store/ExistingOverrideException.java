package dev.tend.override.store;

import dev.tend.override.MonitoringOverride;

/** Another override has the same key and is still in effect; nothing was written. */
public final class ExistingOverrideException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient MonitoringOverride existing;

  /** With the one that is in the way. */
  public ExistingOverrideException(MonitoringOverride existing) {
    super(
        "the override "
            + existing.id()
            + " changes the same ("
            + existing.key()
            + "); ask for it to be replaced, or remove it first");
    this.existing = existing;
  }

  /** The one that is in the way. */
  public MonitoringOverride existing() {
    return existing;
  }
}
