package dev.tend.override.admin;

import dev.tend.override.OverrideScope;

/** Asks that an override be added or removed. Everything is as typed; nothing has been checked. */
public sealed interface OverrideChange permits OverrideRequest, SignedOverride, OverrideRemoval {

  /** Where the override is kept, or shall be. */
  OverrideScope scope();

  /** Whether to tell only what would happen. */
  boolean whatIf();
}
