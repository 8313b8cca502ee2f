package dev.tend.core.instance;

import dev.tend.definition.HealthSetDefinition;
import java.util.IdentityHashMap;

/** Compares health sets, the same two only once: all monitors and targets of a set share it. */
public final class EqualityCache {
  private final IdentityHashMap<HealthSetDefinition, IdentityHashMap<HealthSetDefinition, Boolean>>
      known = new IdentityHashMap<>();

  /** Whether two definitions are equal. */
  public boolean alike(HealthSetDefinition one, HealthSetDefinition other) {
    return known
        .computeIfAbsent(one, set -> new IdentityHashMap<>())
        .computeIfAbsent(other, one::equals);
  }
}
