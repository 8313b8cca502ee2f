package dev.tend.override.store;

/** Names of those notes in the local store that the command line reads when no agent runs. */
public final class CheckpointKeys {
  /** What was last read of the shared directory. */
  public static final String SHARED = "shared";

  /** The mail server's version as it was last learnt. */
  public static final String VERSION = "version";

  private CheckpointKeys() {}
}
