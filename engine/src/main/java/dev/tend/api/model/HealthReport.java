package dev.tend.api.model;

import dev.tend.api.AgentStatus;
import dev.tend.api.model.PeopleNeeded.GivenUp;
import dev.tend.api.model.PeopleNeeded.WaitingApproval;
import dev.tend.definition.value.HealthGroup;
import dev.tend.definition.value.Mode;
import dev.tend.definition.value.MonitorState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The health of a server at a glance.
 *
 * @param server the server
 * @param agentRunning whether this comes from the running agent; if not, it is what that last
 *     stored
 * @param at when this was so, in wall-clock time
 * @param state that of its least healthy health set
 * @param recoveryActions how far recovery may go
 * @param brake who stopped all recovery; empty when nobody did
 * @param held the components that somebody holds, with all that keeps them from being active
 * @param overridesInForce how many overrides change something here
 * @param expiring those of them that end within a day, the first to end first
 * @param reloadProblems why the last change of configuration or definitions was refused
 * @param troubles what is wrong with the agent itself, a line for each of its parts that is not
 *     well: the part, a colon, what is wrong and what that means for judging and repair
 * @param approvals what a person is asked
 * @param givenUp monitors on which Tend does not act until a person clears them
 * @param healthGroups the four groups
 * @param healthSets the worst first
 * @param broken the monitors that are raised or without a verdict, the worst first
 */
public record HealthReport(
    String server,
    boolean agentRunning,
    Instant at,
    MonitorState state,
    Mode recoveryActions,
    Optional<AgentStatus.Brake> brake,
    List<ServerComponents.Component> held,
    int overridesInForce,
    List<ExpiringOverride> expiring,
    List<String> reloadProblems,
    List<String> troubles,
    List<WaitingApproval> approvals,
    List<GivenUp> givenUp,
    List<GroupHealth> healthGroups,
    List<SetHealth> healthSets,
    List<MonitorHealth> broken) {
  /**
   * Copies the lists; an agent of an earlier version does not say what expires, is held or waits.
   */
  public HealthReport {
    held = held == null ? List.of() : List.copyOf(held);
    expiring = expiring == null ? List.of() : List.copyOf(expiring);
    reloadProblems = List.copyOf(reloadProblems);
    troubles = List.copyOf(troubles);
    approvals = approvals == null ? List.of() : List.copyOf(approvals);
    givenUp = givenUp == null ? List.of() : List.copyOf(givenUp);
    healthGroups = List.copyOf(healthGroups);
    healthSets = List.copyOf(healthSets);
    broken = List.copyOf(broken);
  }

  /**
   * An override that ends soon.
   *
   * @param id its id
   * @param identity what it changes
   * @param property the property's own name
   * @param value the value until then
   * @param owner who added it
   * @param ends when the definition, or another override, takes effect again
   */
  public record ExpiringOverride(
      String id, String identity, String property, String value, String owner, Instant ends) {}

  /**
   * A health group.
   *
   * @param healthGroup which
   * @param state that of its least healthy health set; {@code Unevaluated} when it has none
   * @param healthSets how many it has
   */
  public record GroupHealth(HealthGroup healthGroup, MonitorState state, int healthSets) {}

  /**
   * A health set.
   *
   * @param healthSet its name
   * @param healthGroup its group
   * @param state that of its least healthy monitor
   * @param lastTransition when any of its monitors last changed, in wall-clock time; empty when it
   *     has none
   * @param monitors how many of its monitors, of all targets, show each state
   * @param switchedOff why it does not take part, if an override or an absent service switched it
   *     off
   * @param runbook what a person should look at first
   * @param mode how far its responders may go, beside the agent's own limit; {@code act} from an
   *     agent of an earlier version
   * @param modeFrom where that comes from; empty from an agent of an earlier version
   */
  public record SetHealth(
      String healthSet,
      HealthGroup healthGroup,
      MonitorState state,
      Optional<Instant> lastTransition,
      Map<MonitorState, Integer> monitors,
      Optional<String> switchedOff,
      String runbook,
      Mode mode,
      String modeFrom) {
    public SetHealth {
      mode = mode == null ? Mode.ACT : mode;
      modeFrom = modeFrom == null ? "" : modeFrom;
    }

    /** Whether it is the set that keeps its responders from doing what the agent would let them. */
    public boolean lowers(Mode agent) {
      return mode.lower(agent) != agent;
    }
  }
}
