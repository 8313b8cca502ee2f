package dev.tend.core;

import dev.tend.core.environment.ProbeMemory;
import dev.tend.core.respond.MonitorResponse;
import dev.tend.definition.ProbeDefinition;
import java.util.ArrayList;
import java.util.List;

/** Where the results of one probe go. */
final class ProbeSubscription {
  private final ProbeDefinition definition;
  private final ProbeMemory memory;
  private final boolean dependedOn;
  private final List<End> ends = new ArrayList<>(1);

  /**
   * One reader of a probe's results.
   *
   * @param response the chain of the monitor
   * @param source the probe's place among the monitor's probes
   */
  record End(MonitorResponse response, int source) {}

  ProbeSubscription(ProbeDefinition definition, ProbeMemory memory, boolean dependedOn) {
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
