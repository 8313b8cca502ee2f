package dev.tend.loop;

import dev.tend.core.event.HealthEvent;
import java.util.List;

/** Where events go. */
@FunctionalInterface
public interface EventSink {
  /** Takes events, in their order. Called by the loop thread; returns at once. */
  void accept(List<HealthEvent> events);
}
