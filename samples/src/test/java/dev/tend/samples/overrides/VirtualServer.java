package dev.tend.samples.overrides;

import dev.tend.core.effect.Page;
import dev.tend.core.effect.ScheduledProbe;
import dev.tend.core.input.CoreSettings;
import dev.tend.core.input.Trigger;
import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.ItemId;
import dev.tend.definition.value.Mode;
import dev.tend.override.MonitoringOverride;
import dev.tend.override.merge.ServerContext;
import dev.tend.testing.SimulatedAgent;
import dev.tend.testing.SimulatedDiscovery;
import dev.tend.testing.SimulatedEnvironment;
import dev.tend.testing.SimulatedRun;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** An agent with two databases, in virtual time, by the overrides that lie in the stores. */
final class VirtualServer {
  private final Databases databases = new Databases();
  private final SimulatedAgent agent =
      new SimulatedAgent(
          CoreSettings.defaults("NAME").inMode(Mode.ACT),
          databases,
          new ServerContext("NAME", Set.of(), Optional.empty()));

  VirtualServer(List<HealthSetDefinition> sets, List<MonitoringOverride> overrides) {
    agent.start(sets);
    overrides.forEach(agent::override);
  }

  /** From now on a probe of this name comes to this, by the time since the start. */
  VirtualServer gives(String probe, Function<Duration, SimulatedRun> runs) {
    databases.runs.put(probe, runs);
    return this;
  }

  /** The pages that went out within that time. */
  List<Page> pagesWithin(Duration time) {
    agent.advance(time);
    return agent.simulation().log().pages().stream()
        .map(sent -> sent.page())
        .filter(page -> page.kind() == Page.Kind.OPENED)
        .toList();
  }

  /** What a monitor shows now. */
  String state(String identity) {
    return agent.snapshot().monitors().stream()
        .filter(monitor -> monitor.id().equals(ItemId.parse(identity).orElseThrow()))
        .map(monitor -> monitor.shown().text())
        .findFirst()
        .orElse("absent");
  }

  /** Two databases, of which one has a blank in its name. */
  private static final class Databases implements SimulatedEnvironment {
    private final Map<String, Function<Duration, SimulatedRun>> runs = new HashMap<>();

    @Override
    public Optional<SimulatedRun> run(ScheduledProbe probe, Trigger trigger, Duration at) {
      Function<Duration, SimulatedRun> scripted = runs.get(probe.id().item());
      if (scripted != null) {
        return Optional.of(scripted.apply(at));
      }
      return Optional.of(SimulatedRun.measuring(0));
    }

    @Override
    public Optional<SimulatedDiscovery> discover(String healthSet, Duration at) {
      return Optional.of(new SimulatedDiscovery.Found(List.of("DB01", "DB NAME")));
    }
  }
}
