package dev.tend.core.record;

import dev.tend.core.event.EventId;
import dev.tend.definition.ItemId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What is kept now and then only: the windows, and what is remembered of probes. After a crash the
 * core goes on from the last one; results since then count neither way.
 *
 * @param last the last event when it was made
 * @param at when it was made, in steady time
 * @param windows the windows of all monitors
 * @param probes what is remembered of each probe
 */
public record Checkpoint(
    EventId last, Instant at, List<WindowRecord> windows, Map<ItemId, ProbeRecord> probes) {
  public Checkpoint {
    windows = List.copyOf(windows);
    probes = Map.copyOf(probes);
  }
}
