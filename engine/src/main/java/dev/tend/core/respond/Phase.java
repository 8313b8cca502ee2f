package dev.tend.core.respond;

/** How far an act is. */
public enum Phase {
  /** Its intent is being made durable. */
  RECORDING,
  /** It is being done. */
  ACTING,
  /** It had begun, or was about to, when the agent ended; nobody knows what became of it. */
  ORPHANED,
  /** It is done, and its target is left in peace. */
  WARMING_UP,
  /** Its target is watched for healing. */
  VERIFYING
}
