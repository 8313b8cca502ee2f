package dev.tend.core;

import dev.tend.core.event.DefinitionEvent;
import dev.tend.core.input.DefinitionInput.DiscoveryFailed;
import dev.tend.core.input.DefinitionInput.TargetsDiscovered;
import dev.tend.core.input.Outcome;
import dev.tend.core.input.ProbeReported;
import dev.tend.core.respond.Chain;
import dev.tend.core.respond.Scene;
import dev.tend.core.roster.Discoveries.Difference;
import dev.tend.core.roster.Maintenance;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Applies what discoveries found, and turns each into a result of the probe that watches over
 * discovery.
 */
final class Discovering {
  private final Scene scene;
  private final Watch watch;

  Discovering(Scene scene, Watch watch) {
    this.scene = scene;
    this.watch = watch;
  }

  ProbeReported found(TargetsDiscovered input) {
    String set = input.healthSet();
    int known = watch.discoveries().targets(set).size();
    if (input.targets().isEmpty() && known > 0) {
      return failed(
          new DiscoveryFailed(set, "found nothing where there were " + known + " targets"));
    }
    Set<String> raised = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (Chain chain : scene.chainsOf(set)) {
      if (chain.monitor().raised()) {
        chain.id().target().ifPresent(raised::add);
      }
    }
    Difference difference = watch.discoveries().found(set, input.targets(), raised::contains);
    scene
        .journal()
        .record(
            new DefinitionEvent.Discovered(
                set, input.targets().size(), difference.added(), difference.missing(), ""),
            List.of());
    for (String target : difference.retired()) {
      boolean wasRaised = raised.contains(target);
      scene.journal().record(new DefinitionEvent.TargetRetired(set, target, wasRaised), List.of());
    }
    scene.journal().keep(watch.discoveries().record(set));
    if (!difference.added().isEmpty() || !difference.retired().isEmpty()) {
      watch.refresh();
    }
    return result(set, Outcome.SUCCEEDED, "");
  }

  ProbeReported failed(DiscoveryFailed input) {
    scene
        .journal()
        .record(
            new DefinitionEvent.Discovered(
                input.healthSet(), -1, List.of(), List.of(), input.message()),
            List.of());
    return result(input.healthSet(), Outcome.FAILED, input.message());
  }

  private ProbeReported result(String set, Outcome outcome, String message) {
    String errorClass = outcome.failed() ? "DiscoveryFailed" : "";
    return ProbeReported.of(Maintenance.probeId(set), scene.now(), Duration.ZERO, outcome)
        .saying(errorClass, message);
  }
}
