package dev.tend.core.event;

import dev.tend.definition.value.Word;

/** Why a monitor changed its state: the columns of its transition table. */
public enum TransitionCause implements Word.Pascal {
  /** Enough results are there, and its condition does not hold. */
  EVALUATED,
  /** Its condition began to hold. */
  RAISED,
  /** It has been raised long enough for the next step of its chain. */
  CHAIN_STEPPED,
  /** Its condition no longer holds, and its probes succeeded often enough. */
  HEALED,
  /** An override or a changed definition took the ground away. */
  WITHDRAWN,
  /** No conclusive result came for too long. */
  SILENT,
  /** A conclusive result came again. */
  HEARD,
  /** A person marked it as being repaired. */
  REPAIR_BEGAN,
  /** The repair is over. */
  REPAIR_ENDED,
  /** It was switched off. */
  SWITCHED_OFF,
  /** It was switched on. */
  SWITCHED_ON
}
