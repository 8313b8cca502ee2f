package dev.tend.core;

import dev.tend.core.event.DefinitionEvent;
import dev.tend.core.input.DefinitionInput.DiscoveryFailed;
import dev.tend.core.input.DefinitionInput.TargetsDiscovered;
import dev.tend.core.input.Outcome;
import dev.tend.core.input.ProbeReported;
import dev.tend.core.instance.Discoveries.Difference;
import dev.tend.core.instance.DiscoveryMonitor;
import dev.tend.core.respond.CoreState;
import dev.tend.core.respond.MonitorResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Applies what discoveries found, and turns each into a result of the probe that watches over
 * discovery.
 */
final class DiscoveryHandler {
  private final CoreState state;
  private final MonitorRegistry registry;

  DiscoveryHandler(CoreState state, MonitorRegistry registry) {
    this.state = state;
    this.registry = registry;
  }

  ProbeReported found(TargetsDiscovered input) {
    String set = input.healthSet();
    int known = registry.discoveries().targets(set).size();
    if (input.targets().isEmpty() && known > 0) {
      return failed(
          new DiscoveryFailed(set, "found nothing where there were " + known + " targets"));
    }
    Set<String> raised = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (MonitorResponse response : state.chainsOf(set)) {
      if (response.monitor().raised()) {
        response.id().target().ifPresent(raised::add);
      }
    }
    Difference difference = registry.discoveries().found(set, input.targets(), raised::contains);
    state.record(
        new DefinitionEvent.Discovered(
            set, input.targets().size(), difference.added(), difference.missing(), ""));
    for (String target : difference.retired()) {
      boolean wasRaised = raised.contains(target);
      state.record(new DefinitionEvent.TargetRetired(set, target, wasRaised));
    }
    state.journal().keep(registry.discoveries().record(set));
    if (!difference.added().isEmpty() || !difference.retired().isEmpty()) {
      registry.refresh();
    }
    return result(set, Outcome.SUCCEEDED, "");
  }

  ProbeReported failed(DiscoveryFailed input) {
    state.record(
        new DefinitionEvent.Discovered(
            input.healthSet(), -1, List.of(), List.of(), input.message()));
    return result(input.healthSet(), Outcome.FAILED, input.message());
  }

  private ProbeReported result(String set, Outcome outcome, String message) {
    String errorClass = outcome.failed() ? "DiscoveryFailed" : "";
    return ProbeReported.of(DiscoveryMonitor.probeId(set), state.now(), Duration.ZERO, outcome)
        .saying(errorClass, message);
  }
}
