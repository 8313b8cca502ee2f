package dev.tend.core;

import dev.tend.core.respond.Chain;
import dev.tend.core.world.ProbeMemory;
import dev.tend.definition.ProbeDefinition;
import java.util.ArrayList;
import java.util.List;

/** Where the results of one probe go. */
final class Wire {
  private final ProbeDefinition definition;
  private final ProbeMemory memory;
  private final boolean dependedOn;
  private final List<End> ends = new ArrayList<>(1);

  /**
   * One reader of a probe's results.
   *
   * @param chain the chain of the monitor
   * @param source the probe's place among the monitor's probes
   */
  record End(Chain chain, int source) {}

  Wire(ProbeDefinition definition, ProbeMemory memory, boolean dependedOn) {
    this.definition = definition;
    this.memory = memory;
    this.dependedOn = dependedOn;
  }

  ProbeDefinition definition() {
    return definition;
  }

  ProbeMemory memory() {
    return memory;
  }

  /** Whether another health set depends on the probe's. */
  boolean dependedOn() {
    return dependedOn;
  }

  List<End> ends() {
    return ends;
  }
}
