package dev.tend.api.model;

import dev.tend.core.HealthSnapshot;
import dev.tend.core.HealthSnapshot.ComponentView;
import dev.tend.core.environment.Holds;
import dev.tend.core.input.ComponentState;
import dev.tend.core.input.OperatorInput.HoldPlaced;
import dev.tend.core.input.Requester;
import dev.tend.core.record.HoldRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The components of a server. Instants are wall-clock time.
 *
 * @param server the server
 * @param agentRunning whether this is from the running agent; if not, it is what that last stored,
 *     with what waits for its start
 * @param at when this was so
 * @param components by name, then {@code ServerWideOffline}, {@code Monitoring} and {@code
 *     RecoveryActionsEnabled}
 */
public record ServerComponents(
    String server, boolean agentRunning, Instant at, List<Component> components) {
  /** Copies the list. */
  public ServerComponents {
    components = List.copyOf(components);
  }

  /**
   * A component.
   *
   * @param component its name
   * @param state the worst that any holder asks for; {@code Active} when there is none
   * @param holders all that keep it from being active, the worst first
   */
  public record Component(String component, ComponentState state, List<Holder> holders) {
    /** Copies the list. */
    public Component {
      holders = List.copyOf(holders);
    }
  }

  /**
   * Who holds a component.
   *
   * @param held what is held: the component itself, or {@code ServerWideOffline}
   * @param requester in whose name
   * @param state what it asks for
   * @param owner which person; {@code tend} for Tend itself
   * @param reason why; empty text when nobody said
   * @param since since when; empty for a hold that an earlier version placed
   * @param until when it ends by itself; empty: when it is released
   * @param release the command that releases it
   */
  public record Holder(
      String held,
      Requester requester,
      ComponentState state,
      String owner,
      String reason,
      Optional<Instant> since,
      Optional<Instant> until,
      String release) {
    static Holder of(HoldRecord record) {
      HoldPlaced hold = record.hold();
      return new Holder(
          hold.component(),
          hold.requester(),
          hold.state(),
          hold.owner(),
          hold.reason(),
          record.since(),
          hold.until(),
          "tend component release " + hold.component() + " --requester " + hold.requester().text());
    }
  }

  /**
   * The components of a server.
   *
   * @param name only the one of this name, in any case; empty: all
   * @throws ComponentChange.UnknownComponentException if there is none of that name
   */
  public static ServerComponents of(
      String server,
      boolean agentRunning,
      Instant wall,
      HealthSnapshot snapshot,
      Optional<String> name) {
    List<ComponentView> shown =
        name.map(one -> List.of(ComponentChange.known(snapshot, one)))
            .orElse(snapshot.components());
    return new ServerComponents(
        server, agentRunning, wall, shown.stream().map(ServerComponents::of).toList());
  }

  /** The components that somebody holds by their own name. */
  static List<Component> held(HealthSnapshot snapshot) {
    return snapshot.components().stream()
        .filter(
            one ->
                one.holders().stream()
                    .anyMatch(record -> record.hold().component().equalsIgnoreCase(one.name())))
        .map(ServerComponents::of)
        .toList();
  }

  /** What it means that a component is not active, beyond that; empty text for most of them. */
  public static String meaning(String component) {
    return switch (component) {
      case Holds.MONITORING ->
          ": nothing is repaired, and each page waits for up to 30 minutes; probes go on";
      case Holds.RECOVERY_ACTIONS_ENABLED -> ": nothing is repaired; people are paged at once";
      case Holds.SERVER_WIDE_OFFLINE ->
          ", and so is every component but Monitoring and RecoveryActionsEnabled";
      default -> "";
    };
  }

  static Component of(ComponentView view) {
    return new Component(
        view.name(), view.state(), view.holders().stream().map(Holder::of).toList());
  }
}
