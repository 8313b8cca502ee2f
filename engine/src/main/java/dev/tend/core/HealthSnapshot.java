package dev.tend.core;

import dev.tend.core.event.EventId;
import dev.tend.core.input.ComponentState;
import dev.tend.core.record.HoldRecord;
import dev.tend.core.respond.PersonNeeded;
import dev.tend.definition.ItemId;
import dev.tend.definition.value.Aspect;
import dev.tend.definition.value.HealthGroup;
import dev.tend.definition.value.MonitorState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The state of everything at one instant. Immutable; shares with other snapshots what did not
 * change between them, so that making one costs little however many monitors there are.
 *
 * @param at steady time
 * @param monitors every monitor, in the order of the definitions
 * @param healthSets every health set, in the order of the definitions
 * @param healthGroups the four groups; one without a health set is {@code Unevaluated}
 * @param components every component that a health set or the configuration names, or somebody
 *     holds, by name; then {@code ServerWideOffline}, {@code Monitoring} and {@code
 *     RecoveryActionsEnabled}
 * @param peopleNeeded where something waits for a person, in the order of the monitors
 */
public record HealthSnapshot(
    Instant at,
    List<MonitorView> monitors,
    List<SetView> healthSets,
    Map<HealthGroup, MonitorState> healthGroups,
    List<ComponentView> components,
    List<PersonNeeded> peopleNeeded) {

  /** A component by its name, in any case; empty when there is none of that name. */
  public Optional<ComponentView> component(String name) {
    return components.stream().filter(one -> one.name().equalsIgnoreCase(name)).findFirst();
  }

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

  /**
   * One component of the server.
   *
   * @param name its name
   * @param state the worst state that any of its holders asks for; {@code ACTIVE} when there is
   *     none
   * @param holders who keeps it from being active, the worst first; those of {@code
   *     ServerWideOffline} among them
   */
  public record ComponentView(String name, ComponentState state, List<HoldRecord> holders) {}
}
