package dev.tend.core.respond;

/** How far an act is. */
public enum Phase {
  /** Its intent is being made durable. */
  RECORDING,
  /** It is being done. */
  ACTING,
  /** It is done, and its target is left in peace. */
  WARMING_UP,
  /** Its target is watched for healing. */
  VERIFYING
}
