package dev.tend.core;

import dev.tend.core.event.EventId;
import dev.tend.core.respond.Chain;
import dev.tend.core.rollup.RollUp;
import dev.tend.definition.ItemId;
import dev.tend.definition.value.Aspect;
import dev.tend.definition.value.HealthGroup;
import dev.tend.definition.value.MonitorState;
import dev.tend.override.merge.EffectiveDefinitions;
import dev.tend.override.merge.EffectiveSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How everything stands at one instant. Immutable; holds nothing of the core's.
 *
 * @param at steady time
 * @param monitors every monitor, in the order of the definitions
 * @param healthSets every health set
 * @param healthGroups the four groups; one without a health set is {@code Unevaluated}
 */
public record HealthSnapshot(
    Instant at,
    List<MonitorView> monitors,
    List<SetView> healthSets,
    Map<HealthGroup, MonitorState> healthGroups) {

  /**
   * One monitor.
   *
   * @param id its identity, with its target
   * @param shown what it shows
   * @param beneath where its chain is, beneath any overlay
   * @param component the component of its health set; empty: none
   * @param aspect what a user would notice
   * @param since when it last changed, in steady time
   * @param transition the event of that change; sequence 0 when it never changed
   */
  public record MonitorView(
      ItemId id,
      MonitorState shown,
      MonitorState beneath,
      Optional<String> component,
      Aspect aspect,
      Instant since,
      EventId transition) {}

  /**
   * One health set.
   *
   * @param name its name
   * @param healthGroup its group
   * @param state that of its least healthy monitor
   * @param monitors how many it has, of all targets
   * @param disabled how many of them are switched off
   */
  public record SetView(
      String name, HealthGroup healthGroup, MonitorState state, int monitors, int disabled) {}

  static HealthSnapshot of(
      Instant now, EffectiveDefinitions definitions, Collection<Chain> chains) {
    List<MonitorView> monitors = new ArrayList<>();
    Map<String, List<Chain>> bySet = new LinkedHashMap<>();
    for (Chain chain : chains) {
      monitors.add(view(chain));
      bySet
          .computeIfAbsent(chain.set().name().toLowerCase(Locale.ROOT), set -> new ArrayList<>())
          .add(chain);
    }
    List<SetView> sets = new ArrayList<>();
    Map<HealthGroup, List<MonitorState>> groups = new EnumMap<>(HealthGroup.class);
    for (HealthGroup group : HealthGroup.values()) {
      groups.put(group, new ArrayList<>());
    }
    for (EffectiveSet set : definitions.sets()) {
      String name = set.definition().name();
      List<Chain> own = bySet.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
      List<MonitorState> states = own.stream().map(HealthSnapshot::contribution).toList();
      int disabled = (int) states.stream().filter(state -> state == MonitorState.DISABLED).count();
      HealthGroup group = set.definition().healthGroup();
      MonitorState state = RollUp.of(states).state();
      sets.add(new SetView(name, group, state, own.size(), disabled));
      groups.getOrDefault(group, new ArrayList<>()).add(state);
    }
    Map<HealthGroup, MonitorState> rolled = new EnumMap<>(HealthGroup.class);
    groups.forEach((group, states) -> rolled.put(group, RollUp.of(states).state()));
    return new HealthSnapshot(
        now, List.copyOf(monitors), List.copyOf(sets), Collections.unmodifiableMap(rolled));
  }

  private static MonitorState contribution(Chain chain) {
    return RollUp.contribution(chain.monitor().shown(), chain.monitor().beneath());
  }

  private static MonitorView view(Chain chain) {
    return new MonitorView(
        chain.id(),
        chain.monitor().shown(),
        chain.monitor().beneath(),
        chain.set().component(),
        chain.monitor().definition().aspect(),
        chain.monitor().lastTransitionAt(),
        chain.monitor().lastTransition());
  }
}
