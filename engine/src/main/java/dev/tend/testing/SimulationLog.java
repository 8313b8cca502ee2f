package dev.tend.testing;

import dev.tend.core.effect.Effect;
import dev.tend.core.effect.Page;
import dev.tend.core.event.EventBody;
import dev.tend.core.event.HealthEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What happened so far, in order. */
public final class SimulationLog {
  private final List<Entry> entries = new ArrayList<>();
  private final List<Sent> pages = new ArrayList<>();

  SimulationLog() {}

  /**
   * An event.
   *
   * @param at when, counted from the start of the simulation
   * @param event what
   */
  public record Entry(Duration at, HealthEvent event) {}

  /**
   * A page.
   *
   * @param at when, counted from the start of the simulation
   * @param page the page
   */
  public record Sent(Duration at, Page page) {}

  /** All events. */
  public List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** All pages that went out. */
  public List<Sent> pages() {
    return List.copyOf(pages);
  }

  /** What happened, of one kind. */
  public <T extends EventBody> Stream<T> bodies(Class<T> kind) {
    return entries.stream()
        .map(entry -> entry.event().body())
        .filter(kind::isInstance)
        .map(kind::cast);
  }

  void add(SimulationStep simulationStep) {
    for (HealthEvent event : simulationStep.decision().events()) {
      entries.add(new Entry(simulationStep.at(), event));
    }
    for (Effect effect : simulationStep.decision().effects()) {
      if (effect instanceof Effect.SendPage send) {
        pages.add(new Sent(simulationStep.at(), send.page()));
      }
    }
  }
}
