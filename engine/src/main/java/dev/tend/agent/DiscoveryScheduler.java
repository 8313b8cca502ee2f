package dev.tend.agent;

import dev.tend.core.input.DefinitionInput;
import dev.tend.core.input.Input;
import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.Targets;
import dev.tend.discovery.DiscoveryException;
import dev.tend.discovery.TargetFinders;
import dev.tend.override.merge.EffectiveDefinitions;
import dev.tend.override.merge.EffectiveSet;
import dev.tend.time.CancellationScope;
import dev.tend.time.Deadline;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Runs the discoveries of health sets, each as often as its set says. One that hangs delays only
 * itself, until all threads hang.
 */
final class DiscoveryScheduler implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final int AT_ONCE = 4;

  private final TargetFinders finders = TargetFinders.builtIn();
  private final Supplier<EffectiveDefinitions> definitions;
  private final Consumer<Input> core;
  private final PeriodicTasks clock = new PeriodicTasks(1, "tend-discovery-clock");
  private final PeriodicTasks searches = new PeriodicTasks(AT_ONCE, "tend-discovery");
  private final Map<String, Search> last = new ConcurrentHashMap<>();
  private final Set<String> running = ConcurrentHashMap.newKeySet();

  /** A search that was started, and when. */
  private record Search(Targets.Discovered targets, long nanos) {}

  DiscoveryScheduler(Supplier<EffectiveDefinitions> definitions, Consumer<Input> core) {
    this.definitions = definitions;
    this.core = core;
  }

  void start() {
    clock.every(PAUSE, "starting due discoveries", this::startDue);
  }

  @Override
  public void close() {
    clock.close();
    searches.close();
  }

  private void startDue() {
    for (EffectiveSet set : definitions.get().sets()) {
      HealthSetDefinition definition = set.definition();
      if (definition.enabled() && definition.targets() instanceof Targets.Discovered targets) {
        String key = definition.name().toLowerCase(Locale.ROOT);
        if (isDue(key, targets) && running.add(key)) {
          last.put(key, new Search(targets, System.nanoTime()));
          searches.once(
              Duration.ZERO,
              "the discovery of " + definition.name(),
              () -> search(key, definition.name(), targets));
        }
      }
    }
  }

  private boolean isDue(String key, Targets.Discovered targets) {
    Search before = last.get(key);
    return before == null
        || !before.targets().equals(targets)
        || System.nanoTime() - before.nanos() >= targets.interval().toNanos();
  }

  private void search(String key, String name, Targets.Discovered targets)
      throws InterruptedException {
    try {
      core.accept(
          new DefinitionInput.TargetsDiscovered(
              name, finders.find(targets, Deadline.in(TIMEOUT), new CancellationScope())));
    } catch (DiscoveryException failed) {
      core.accept(new DefinitionInput.DiscoveryFailed(name, String.valueOf(failed.getMessage())));
    } finally {
      running.remove(key);
    }
  }
}
