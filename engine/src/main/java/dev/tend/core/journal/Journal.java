package dev.tend.core.journal;

import dev.tend.core.effect.Effect;
import dev.tend.core.event.EventBody;
import dev.tend.core.event.EventId;
import dev.tend.core.event.HealthEvent;
import dev.tend.core.record.DurableChange;
import dev.tend.core.record.DurableRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects what one decision records, keeps and wants done. Numbers the events, and stamps them
 * with wall-clock time: steady time plus the offset that the steps of the wall clock have summed up
 * to.
 */
public final class Journal {
  private final int incarnation;
  private long sequence;
  private Duration offset;
  private Instant now;
  private List<HealthEvent> events = new ArrayList<>(4);
  private Map<String, DurableChange> changes = new LinkedHashMap<>();
  private List<Effect> effects = new ArrayList<>(2);

  /**
   * Goes on after an event.
   *
   * @param last the last event recorded; its sequence is 0 when there was none in this incarnation
   * @param offset wall-clock time minus steady time
   */
  public Journal(EventId last, Duration offset) {
    this.incarnation = last.incarnation();
    this.sequence = last.sequence();
    this.offset = offset;
    this.now = Instant.EPOCH;
  }

  /** Everything from here on happens at this steady time. */
  public void at(Instant steadyNow) {
    now = steadyNow;
  }

  /** The wall clock stepped. */
  public void wallClockStepped(Duration by) {
    offset = offset.plus(by);
  }

  /** Wall-clock time minus steady time. */
  public Duration offset() {
    return offset;
  }

  /** The wall-clock time of a steady instant. */
  public Instant wall(Instant steady) {
    return steady.plus(offset);
  }

  /** The id that the next event will have. */
  public EventId next() {
    return new EventId(incarnation, sequence + 1);
  }

  /** The id of the last event; its sequence is 0 when there was none. */
  public EventId last() {
    return new EventId(incarnation, sequence);
  }

  /** Records an event; no cause means that it came from outside. */
  public EventId record(EventBody body, List<EventId> causes) {
    sequence++;
    EventId id = new EventId(incarnation, sequence);
    events.add(new HealthEvent(id, wall(now), causes, body));
    return id;
  }

  /** Keeps a piece of durable state; the last word on a key within one decision counts. */
  public void keep(DurableRecord record) {
    changes.put(record.key(), DurableChange.put(record));
  }

  /** Forgets a piece of durable state. */
  public void forget(String key) {
    changes.put(key, DurableChange.remove(key));
  }

  /** Wants something done. */
  public void effect(Effect effect) {
    effects.add(effect);
  }

  /** Whether nothing is to be kept so far: the usual case, a result that changes nothing. */
  public boolean quiet() {
    return changes.isEmpty();
  }

  /** The events since the last call. */
  public List<HealthEvent> takeEvents() {
    if (events.isEmpty()) {
      return List.of();
    }
    List<HealthEvent> taken = events.size() == 1 ? List.of(events.get(0)) : List.copyOf(events);
    events.clear();
    return taken;
  }

  /** The changes since the last call. */
  public List<DurableChange> takeChanges() {
    if (changes.isEmpty()) {
      return List.of();
    }
    List<DurableChange> taken = List.copyOf(changes.values());
    changes = new LinkedHashMap<>();
    return taken;
  }

  /** The effects since the last call. */
  public List<Effect> takeEffects() {
    if (effects.isEmpty()) {
      return List.of();
    }
    List<Effect> taken = List.copyOf(effects);
    effects = new ArrayList<>(2);
    return taken;
  }
}
