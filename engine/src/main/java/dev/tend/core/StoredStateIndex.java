package dev.tend.core;

import dev.tend.core.record.Checkpoint;
import dev.tend.core.record.DurableRecord;
import dev.tend.core.record.MonitorRecord;
import dev.tend.core.record.MonitorResponseRecord;
import dev.tend.core.record.ProbeRecord;
import dev.tend.core.record.StoredState;
import dev.tend.core.record.WindowRecord;
import dev.tend.definition.ItemId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Stored state, looked up by what it is the state of. */
final class StoredStateIndex {
  private final Map<String, DurableRecord> byKey = new TreeMap<>();
  private final Map<ItemId, WindowRecord> windows = new HashMap<>();
  private final Map<ItemId, ProbeRecord> probes;

  StoredStateIndex(StoredState stored) {
    stored.records().forEach(record -> byKey.put(record.key(), record));
    List<WindowRecord> kept = stored.checkpoint().map(Checkpoint::windows).orElse(List.of());
    kept.forEach(window -> windows.put(window.monitor(), window));
    probes = stored.checkpoint().map(Checkpoint::probes).orElse(Map.of());
  }

  Optional<MonitorRecord> monitor(ItemId id) {
    return one(MonitorRecord.key(id), MonitorRecord.class);
  }

  Optional<MonitorResponseRecord> chain(ItemId id) {
    return one(MonitorResponseRecord.key(id), MonitorResponseRecord.class);
  }

  Optional<WindowRecord> window(ItemId id) {
    return Optional.ofNullable(windows.get(id));
  }

  Optional<ProbeRecord> probe(ItemId id) {
    return Optional.ofNullable(probes.get(id));
  }

  /** All records of a kind, by key. */
  <T extends DurableRecord> List<T> all(Class<T> kind) {
    return byKey.values().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private <T extends DurableRecord> Optional<T> one(String key, Class<T> kind) {
    return Optional.ofNullable(byKey.get(key)).filter(kind::isInstance).map(kind::cast);
  }
}
