package dev.tend.core.record;

import dev.tend.core.event.EventId;
import dev.tend.definition.ItemId;
import dev.tend.definition.value.MonitorState;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The state of one monitor, without its windows. All instants are in steady time.
 *
 * @param monitor the monitor, with its target
 * @param enabled whether it was switched on
 * @param beneath the state of its chain
 * @param raises how often its chain began anew: which windows belong to this state
 * @param raisedAt when it was raised; empty when it is not
 * @param unhealthyAt when this raise became {@code Unhealthy} or worse
 * @param unrecoverableAt when this raise became {@code Unrecoverable}
 * @param healthyAt since when its chain is {@code Healthy}
 * @param unavailableAt since when it is without a verdict
 * @param heardAt when it last had a verdict again
 * @param repair the repair that is under way
 * @param acts the actions whose grace it is in
 * @param raisedBy the probes whose failures raised it
 * @param lastTransition the event of its last change; {@code 0:0} for none
 * @param lastTransitionAt when that was; the monitor's beginning for none
 * @param demands what it asked for before it was raised; empty in records of earlier versions
 */
public record MonitorRecord(
    ItemId monitor,
    boolean enabled,
    MonitorState beneath,
    long raises,
    Optional<Instant> raisedAt,
    Optional<Instant> unhealthyAt,
    Optional<Instant> unrecoverableAt,
    Optional<Instant> healthyAt,
    Optional<Instant> unavailableAt,
    Instant heardAt,
    Optional<Repair> repair,
    Acts acts,
    List<ItemId> raisedBy,
    EventId lastTransition,
    Instant lastTransitionAt,
    Optional<RuleStrictness> demands)
    implements DurableRecord {

  /**
   * A person at work.
   *
   * @param since when the work began
   * @param until when it ends by itself
   * @param owner who
   * @param reason why
   */
  public record Repair(Instant since, Instant until, String owner, String reason) {}

  /**
   * Actions that are not yet judged.
   *
   * @param unjudged how many
   * @param warmingUp how many of these have not warmed up
   * @param freshFrom when the last warm-up ended: results that started earlier are not judged
   */
  public record Acts(int unjudged, int warmingUp, Optional<Instant> freshFrom) {}

  public MonitorRecord {
    raisedBy = List.copyOf(raisedBy);
  }

  /** The key of a monitor's record. */
  public static String key(ItemId monitor) {
    return "monitor:" + monitor.toString().toLowerCase(Locale.ROOT);
  }

  @Override
  public String key() {
    return key(monitor);
  }
}
