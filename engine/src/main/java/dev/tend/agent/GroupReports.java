package dev.tend.agent;

import dev.tend.core.HealthSnapshot;
import dev.tend.core.HealthSnapshot.ComponentView;
import dev.tend.core.environment.Holds;
import dev.tend.core.input.Input;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the group about each component now and then, and passes on what it says. */
final class GroupReports implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GroupReports.class);

  private final ServerGroup group;
  private final Supplier<HealthSnapshot> snapshot;
  private final Consumer<Input> core;
  private final PeriodicTasks tasks = new PeriodicTasks(1, "tend-group");

  GroupReports(ServerGroup group, Supplier<HealthSnapshot> snapshot, Consumer<Input> core) {
    this.group = group;
    this.snapshot = snapshot;
    this.core = core;
  }

  /** Asks from now on, with such a pause. */
  void start(Duration pause) {
    tasks.every(pause, "asking the group", this::ask);
  }

  @Override
  public void close() {
    tasks.close();
  }

  private void ask() throws InterruptedException {
    for (ComponentView component : snapshot.get().components()) {
      if (!Holds.SPECIAL.contains(component.name())) {
        ask(component.name());
      }
    }
  }

  /** A group that breaks for one component may still know the others. */
  private void ask(String component) throws InterruptedException {
    try {
      group.about(component).ifPresent(core);
    } catch (RuntimeException broken) {
      LOG.warn("the group could not say who else serves {}", component, broken);
    }
  }
}
