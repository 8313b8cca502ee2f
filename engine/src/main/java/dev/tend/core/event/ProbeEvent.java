package dev.tend.core.event;

import dev.tend.core.input.ProbeReported;
import dev.tend.definition.ItemId;
import java.time.Instant;

/** Events about probe results. */
public sealed interface ProbeEvent extends EventBody {
  /**
   * Recorded for every result.
   *
   * @param result the result as it was reported
   */
  record ResultRecorded(ProbeReported result) implements ProbeEvent {}

  /**
   * Recorded when a result is not newer than one already judged.
   *
   * @param probe the probe
   * @param startedAt the start of the late or duplicate run
   * @param ignored how many of this probe were ignored so far
   */
  record LateResultIgnored(ItemId probe, Instant startedAt, long ignored) implements ProbeEvent {}
}
