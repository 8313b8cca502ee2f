package dev.tend.core;

import dev.tend.core.environment.ProbeMemory;
import dev.tend.core.respond.MonitorResponse;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the results of one probe go.
 *
 * @param memory what is remembered of the probe
 * @param dependedOn whether another health set depends on the probe's
 * @param ends the monitors that read them
 */
record ProbeSubscription(ProbeMemory memory, boolean dependedOn, List<End> ends) {
  /**
   * One reader of a probe's results.
   *
   * @param response the chain of the monitor
   * @param source the probe's place among the monitor's probes
   */
  record End(MonitorResponse response, int source) {}

  ProbeSubscription(ProbeMemory memory, boolean dependedOn) {
    this(memory, dependedOn, new ArrayList<>(1));
  }
}
