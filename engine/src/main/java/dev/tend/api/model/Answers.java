package dev.tend.api.model;

import dev.tend.api.AgentStatus;
import dev.tend.api.HealthView;
import dev.tend.api.model.HealthReport.ExpiringOverride;
import dev.tend.api.model.HealthReport.GroupHealth;
import dev.tend.api.model.HealthReport.SetHealth;
import dev.tend.core.HealthSnapshot;
import dev.tend.core.HealthSnapshot.SetView;
import dev.tend.core.rollup.RollUp;
import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.type.HealthSetProperties;
import dev.tend.definition.value.Mode;
import dev.tend.definition.value.MonitorState;
import dev.tend.override.MonitoringOverride;
import dev.tend.override.Validity;
import dev.tend.override.merge.EffectiveSet;
import dev.tend.override.merge.OverrideEffect;
import dev.tend.override.merge.OverrideOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The answers to each question, from the agent itself or from what it last stored; then nothing is
 * fresh, and the answers say so.
 */
public final class Answers {
  private final HealthView view;
  private final boolean running;

  /**
   * Answers.
   *
   * @param view what they are made of
   * @param running whether that is the running agent
   */
  public Answers(HealthView view, boolean running) {
    this.view = view;
    this.running = running;
  }

  /** The monitors within a scope. */
  public ServerHealth health(ItemFilter filter) {
    HealthSnapshot snapshot = view.snapshot();
    return new ServerHealth(
        view.status().server(),
        running,
        snapshot.at().plus(view.clock().offset()),
        view.status().brake(),
        new MonitorRows(view, running).rows(filter));
  }

  /** What waits for a person, within a scope. */
  public PeopleNeeded peopleNeeded(ItemFilter filter) {
    return PeopleNeeded.of(view, running, filter);
  }

  /** How healthy the server is; with a scope, as if nothing else existed. */
  public HealthReport report(ItemFilter filter) {
    HealthSnapshot snapshot = view.snapshot();
    AgentStatus status = view.status();
    List<MonitorHealth> monitors = new MonitorRows(view, running).rows(filter);
    List<SetHealth> sets = sets(snapshot, monitors, filter);
    List<MonitorHealth> broken =
        monitors.stream()
            .filter(one -> one.beneath().raised() || one.state() == MonitorState.UNAVAILABLE)
            .filter(one -> one.state() != MonitorState.DISABLED)
            .sorted(Comparator.comparingInt(one -> rank(contribution(one))))
            .toList();
    PeopleNeeded needed = peopleNeeded(filter);
    return new HealthReport(
        status.server(),
        running,
        snapshot.at().plus(view.clock().offset()),
        RollUp.of(sets.stream().map(SetHealth::state).toList()),
        status.recoveryActions(),
        status.brake(),
        ServerComponents.held(snapshot),
        status.overridesInForce(),
        expiring(view.clock().wall().plus(Duration.ofDays(1))),
        status.reloadProblems(),
        troubles(status),
        needed.approvals(),
        needed.givenUp(),
        groups(snapshot, filter),
        sets,
        broken);
  }

  private List<ExpiringOverride> expiring(Instant limit) {
    List<ExpiringOverride> found = new ArrayList<>();
    for (OverrideEffect effect : view.definitions().effects()) {
      MonitoringOverride override = effect.override();
      if (effect.outcome() instanceof OverrideOutcome.Applied applied
          && override.validity() instanceof Validity.Until until
          && !until.at().isAfter(limit)) {
        found.add(
            new ExpiringOverride(
                override.id(),
                override.subject().text(),
                applied.property(),
                applied.value(),
                override.owner(),
                until.at()));
      }
    }
    found.sort(Comparator.comparing(ExpiringOverride::ends).thenComparing(ExpiringOverride::id));
    return found;
  }

  private static List<String> troubles(AgentStatus status) {
    return status.parts().stream()
        .filter(part -> !part.well())
        .map(part -> part.name() + ": " + part.detail())
        .toList();
  }

  private List<SetHealth> sets(
      HealthSnapshot snapshot, List<MonitorHealth> monitors, ItemFilter filter) {
    Map<String, List<MonitorHealth>> bySet =
        monitors.stream().collect(Collectors.groupingBy(one -> fold(one.healthSet())));
    List<SetHealth> sets = new ArrayList<>();
    for (SetView set : snapshot.healthSets()) {
      if (filter.holdsSet(set.name())) {
        sets.add(set(set, bySet.getOrDefault(fold(set.name()), List.of())));
      }
    }
    sets.sort(Comparator.comparingInt(set -> rank(set.state())));
    return sets;
  }

  private SetHealth set(SetView set, List<MonitorHealth> monitors) {
    Map<MonitorState, Integer> counts = new EnumMap<>(MonitorState.class);
    monitors.forEach(monitor -> counts.merge(monitor.state(), 1, Integer::sum));
    Optional<HealthSetDefinition> definition =
        view.definitions().set(set.name()).map(EffectiveSet::definition);
    return new SetHealth(
        set.name(),
        set.healthGroup(),
        RollUp.of(monitors.stream().map(Answers::contribution).toList()),
        monitors.stream().map(MonitorHealth::lastTransition).max(Comparator.naturalOrder()),
        counts,
        definition.flatMap(HealthSetDefinition::switchedOff),
        definition.map(HealthSetDefinition::runbook).orElse(""),
        definition.map(HealthSetDefinition::mode).orElse(Mode.ACT),
        definition
            .map(found -> found.settings().provenance(HealthSetProperties.MODE).toString())
            .orElse(""));
  }

  private static List<GroupHealth> groups(HealthSnapshot snapshot, ItemFilter filter) {
    return snapshot.healthGroups().entrySet().stream()
        .map(
            group ->
                new GroupHealth(
                    group.getKey(),
                    group.getValue(),
                    (int)
                        snapshot.healthSets().stream()
                            .filter(set -> set.healthGroup() == group.getKey())
                            .filter(set -> filter.holdsSet(set.name()))
                            .count()))
        .filter(group -> filter.healthSet().isEmpty() || group.healthSets() > 0)
        .toList();
  }

  private static MonitorState contribution(MonitorHealth monitor) {
    return RollUp.contribution(monitor.state(), monitor.beneath());
  }

  /** The order of roll-up, worst first; what is switched off comes last. */
  private static int rank(MonitorState state) {
    return switch (state) {
      case UNRECOVERABLE -> 0;
      case UNHEALTHY -> 1;
      case UNAVAILABLE -> 2;
      case DEGRADED -> 3;
      case REPAIRING -> 4;
      case UNEVALUATED -> 5;
      case HEALTHY -> 6;
      case DISABLED -> 7;
    };
  }

  private static String fold(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
