package dev.tend.core.event;

/** Why a monitor changed its state: the columns of its transition table. */
public enum TransitionCause {
  /** Enough results are there, and its condition does not hold. */
  EVALUATED("Evaluated"),
  /** Its condition began to hold. */
  RAISED("Raised"),
  /** It has been raised long enough for the next step of its chain. */
  CHAIN_STEPPED("ChainStepped"),
  /** Its condition no longer holds, and its probes succeeded often enough. */
  HEALED("Healed"),
  /** An override or a changed definition took the ground away. */
  WITHDRAWN("Withdrawn"),
  /** No conclusive result came for too long. */
  SILENT("Silent"),
  /** A conclusive result came again. */
  HEARD("Heard"),
  /** A person marked it as being repaired. */
  REPAIR_BEGAN("RepairBegan"),
  /** The repair is over. */
  REPAIR_ENDED("RepairEnded"),
  /** It was switched off. */
  SWITCHED_OFF("SwitchedOff"),
  /** It was switched on. */
  SWITCHED_ON("SwitchedOn");

  private final String text;

  TransitionCause(String text) {
    this.text = text;
  }

  /** The word in events and output. */
  public String text() {
    return text;
  }
}
