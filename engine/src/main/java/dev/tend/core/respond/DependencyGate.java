package dev.tend.core.respond;

import dev.tend.core.effect.Effect;
import dev.tend.core.effect.ScheduledProbe;
import dev.tend.core.environment.ProbeMemory;
import dev.tend.core.event.Refusal;
import dev.tend.core.instance.DiscoveryMonitor;
import dev.tend.core.monitor.Monitor;
import dev.tend.definition.Dependency;
import dev.tend.definition.type.MonitorRule;
import dev.tend.definition.value.HealthGroup;
import dev.tend.definition.value.MonitorState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gate 3. Tend does not repair a service while what it depends on is red, nor while it does not
 * know: a dependency must have been seen healthy since the raise, and for a while if it has only
 * just healed.
 */
final class DependencyGate {
  private final CoreState state;

  DependencyGate(CoreState state) {
    this.state = state;
  }

  /** The monitor of a dependency that is red, if one is. */
  Optional<MonitorResponse> blocking(MonitorResponse response) {
    for (Dependency dependency : response.set().dependsOn()) {
      for (MonitorResponse other : monitorsOf(dependency)) {
        if (other.monitor().beneath().atLeast(level(dependency, other))) {
          return Optional.of(other);
        }
      }
    }
    return Optional.empty();
  }

  /**
   * What stands in the way; asks the probes of a dependency that was not heard of since the raise,
   * or since the monitor turned blind.
   */
  Optional<GateRefusal> judge(MonitorResponse response) {
    Optional<MonitorResponse> red = blocking(response);
    if (red.isPresent()) {
      MonitorResponse other = red.get();
      return GateRefusal.by(
          Refusal.BLOCKED_BY_DEPENDENCY,
          other.id() + " is " + other.monitor().beneath(),
          other.monitor().lastTransition());
    }
    // A blind monitor is not raised: its trouble began when it turned blind.
    Monitor monitor = response.monitor();
    Instant since = monitor.raisedAt().orElse(monitor.lastTransitionAt());
    for (Dependency dependency : response.set().dependsOn()) {
      for (MonitorResponse other : monitorsOf(dependency)) {
        Optional<GateRefusal> suspect = suspect(response, other, since);
        if (suspect.isPresent()) {
          return suspect;
        }
      }
    }
    return Optional.empty();
  }

  /** The states of all dependencies, a line each, for a page. */
  List<String> states(MonitorResponse response) {
    List<String> lines = new ArrayList<>();
    for (Dependency dependency : response.set().dependsOn()) {
      for (MonitorResponse other : monitorsOf(dependency)) {
        lines.add("dependency " + other.id() + ": " + other.monitor().shown());
      }
    }
    return lines;
  }

  private Optional<GateRefusal> suspect(
      MonitorResponse response, MonitorResponse other, Instant since) {
    Optional<Instant> settled = other.healedAt.map(at -> at.plus(response.ownRound()));
    if (settled.isPresent() && settled.get().isAfter(state.now())) {
      return GateRefusal.until(
          Refusal.DEPENDENCY_SUSPECT, other.id() + " has only just healed", settled.get());
    }
    if (other.monitor().raised() && other.monitor().inGrace()) {
      // Its probes may succeed already, but what hung on it has not had the time to recover.
      return GateRefusal.of(Refusal.DEPENDENCY_SUSPECT, other.id() + " is being repaired");
    }
    if (other.id().equals(DiscoveryMonitor.monitorId(other.set().name()))) {
      // Its results come from discoveries, which nobody can ask for.
      return Optional.empty();
    }
    MonitorRule rule = other.monitor().definition().rule();
    if (rule == MonitorRule.NOTIFICATION || rule == MonitorRule.NO_RESULTS) {
      return Optional.empty();
    }
    for (ScheduledProbe probe : other.monitor().probes()) {
      ProbeMemory memory = state.probe(probe.id());
      if (!memory.conclusiveSince(since)) {
        ask(response, probe);
        return GateRefusal.of(
            Refusal.DEPENDENCY_SUSPECT, probe.id() + " has not succeeded since the fault began");
      }
      if (!memory.lastSucceeded()) {
        return GateRefusal.by(
            Refusal.DEPENDENCY_SUSPECT, probe.id() + " fails", memory.lastEvent());
      }
    }
    return Optional.empty();
  }

  private void ask(MonitorResponse response, ScheduledProbe probe) {
    if (response.asks(probe.id(), state.now())) {
      state.effect(new Effect.RunProbe(probe.id()));
    }
  }

  private List<MonitorResponse> monitorsOf(Dependency dependency) {
    List<MonitorResponse> all = new ArrayList<>();
    for (MonitorResponse other : state.chainsOf(dependency.healthSet())) {
      if (other.monitor().enabled()) {
        all.add(other);
      }
    }
    if (dependency.item().isEmpty()) {
      return all;
    }
    String item = dependency.item().get();
    List<MonitorResponse> named =
        all.stream().filter(other -> item.equalsIgnoreCase(other.id().item())).toList();
    List<MonitorResponse> meant = new ArrayList<>(named);
    all.stream()
        .filter(other -> named.stream().anyMatch(one -> hearsFailuresOf(one, other)))
        .forEach(meant::add);
    return meant;
  }

  /**
   * Who depends on what a probe measures depends on the probe's not failing, too, which a monitor
   * of samples does not hear: a volume with room that nobody can write to.
   */
  private static boolean hearsFailuresOf(MonitorResponse named, MonitorResponse other) {
    MonitorRule rule = other.monitor().definition().rule();
    boolean counts =
        !rule.judgesSamples() && rule != MonitorRule.NO_RESULTS && rule != MonitorRule.NOTIFICATION;
    return counts
        && named.monitor().definition().rule().judgesSamples()
        && named.id().target().equals(other.id().target())
        && named.monitor().probes().stream()
            .anyMatch(
                probe ->
                    other.monitor().probes().stream()
                        .anyMatch(theirs -> theirs.id().equals(probe.id())));
  }

  private static MonitorState level(Dependency dependency, MonitorResponse other) {
    MonitorState usual =
        other.set().healthGroup() == HealthGroup.DEPENDENCY_AVAILABILITY
            ? MonitorState.DEGRADED
            : MonitorState.UNHEALTHY;
    return dependency.at().orElse(usual);
  }
}
