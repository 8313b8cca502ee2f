package dev.tend.core.random;

import dev.tend.core.effect.Intent;
import dev.tend.core.input.ProbeReported;
import dev.tend.core.random.Sightings.Sighting;
import dev.tend.definition.Dependency;
import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.ItemId;
import dev.tend.definition.ProbeDefinition;
import dev.tend.definition.type.MonitorRule;
import dev.tend.definition.value.HealthGroup;
import dev.tend.definition.value.MonitorState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * No disturbing act begins while a dependency is raised at its level, was not seen healthy since
 * the raise, or has only just healed.
 */
final class DependenciesWell implements Invariant {
  @Override
  public void allowed(Intent intent, Moment moment, Facts facts) {
    if (!intent.definition().kind().disturbs()) {
      return;
    }
    ItemId monitor = facts.monitorOf(intent.responder());
    for (Dependency dependency : facts.set(monitor).orElseThrow().dependsOn()) {
      for (Sighting other : monitorsOf(dependency, facts)) {
        MonitorState level = level(dependency, other, facts);
        require(
            !other.beneath().atLeast(level),
            intent.responder() + " acts though " + other.monitor() + " is " + other.beneath());
        seenWell(intent, monitor, other, moment.now(), facts);
      }
    }
  }

  private void seenWell(Intent intent, ItemId monitor, Sighting other, Instant now, Facts facts) {
    Instant raisedAt = facts.sightings().of(monitor).orElseThrow().raisedAt().orElse(now);
    Optional<Instant> healed = other.healedAt().filter(at -> !at.isBefore(raisedAt));
    require(
        healed.isEmpty() || !healed.get().plus(round(monitor, facts)).isAfter(now),
        intent.responder() + " acts though " + other.monitor() + " has only just healed");
    MonitorRule rule = rule(other, facts);
    if (rule == MonitorRule.NOTIFICATION || rule == MonitorRule.NO_RESULTS) {
      return;
    }
    for (ProbeDefinition probe : facts.probes(other.monitor())) {
      ItemId id = probe.id().forTarget(other.monitor().target());
      Optional<ProbeReported> last = facts.probing().lastConclusive(id);
      require(
          last.isPresent()
              && !last.get().startedAt().isBefore(raisedAt)
              && !last.get().outcome().failed(),
          intent.responder() + " acts though " + id + " was not seen well since " + raisedAt);
    }
  }

  /** The watch over discovery is no monitor of the definitions; it has one probe. */
  private static MonitorRule rule(Sighting other, Facts facts) {
    return facts
        .monitor(other.monitor())
        .map(one -> one.rule())
        .orElse(MonitorRule.CONSECUTIVE_FAILURES);
  }

  private static Duration round(ItemId monitor, Facts facts) {
    Duration longest = Duration.ZERO;
    for (ProbeDefinition probe : facts.probes(monitor)) {
      Duration round =
          probe
              .recurrenceInterval()
              .map(interval -> interval.plus(probe.timeout()))
              .orElse(Duration.ZERO);
      longest = round.compareTo(longest) > 0 ? round : longest;
    }
    return longest;
  }

  private static List<Sighting> monitorsOf(Dependency dependency, Facts facts) {
    return facts.sightings().all().stream()
        .filter(other -> other.monitor().healthSet().equalsIgnoreCase(dependency.healthSet()))
        .filter(Sighting::enabled)
        .filter(
            other ->
                dependency.item().isEmpty()
                    || dependency.item().get().equalsIgnoreCase(other.monitor().item()))
        .toList();
  }

  private static MonitorState level(Dependency dependency, Sighting other, Facts facts) {
    boolean outside =
        facts
            .set(other.monitor())
            .map(HealthSetDefinition::healthGroup)
            .filter(group -> group == HealthGroup.DEPENDENCY_AVAILABILITY)
            .isPresent();
    return dependency.at().orElse(outside ? MonitorState.DEGRADED : MonitorState.UNHEALTHY);
  }
}
