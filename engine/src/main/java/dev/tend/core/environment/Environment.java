package dev.tend.core.environment;

import dev.tend.core.input.EnvironmentInput.GroupReported;
import dev.tend.core.input.EnvironmentInput.OperatorWorkSeen;
import dev.tend.core.input.EnvironmentInput.Work;
import dev.tend.core.input.OperatorInput.BrakeSet;
import dev.tend.core.record.EnvironmentRecord;
import dev.tend.core.record.GroupReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The brake, operators at work, the group's word, and when agent and host started. */
public final class Environment {
  /**
   * How long the group's word counts: servers come and go, and an old word may cost the last one.
   */
  private static final Duration GROUP_COUNTS_FOR = Duration.ofMinutes(5);

  private final TreeMap<String, OperatorWorkSeen> operators = new TreeMap<>();
  private final TreeMap<String, GroupReport> groups = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private Optional<BrakeSet> brake = Optional.empty();
  private Instant startedAt = Instant.EPOCH;
  private Instant bootedAt = Instant.EPOCH;

  /** The agent started; which operators are at work it has yet to see. */
  public void started(Instant now, Instant hostBootedAt) {
    startedAt = now;
    bootedAt = hostBootedAt;
    operators.clear();
  }

  /** When the host booted, in steady time. */
  public Instant bootedAt() {
    return bootedAt;
  }

  /** The later of the start of the agent and of the host. */
  public Instant upSince() {
    return startedAt.isAfter(bootedAt) ? startedAt : bootedAt;
  }

  /** The brake was pulled or let go. */
  public void brake(BrakeSet set) {
    brake = set.on() ? Optional.of(set) : Optional.empty();
  }

  /** The brake, when it is pulled. */
  public Optional<BrakeSet> brake() {
    return brake;
  }

  /**
   * An operator was seen, or no longer.
   *
   * @return whether that is news
   */
  public boolean operator(OperatorWorkSeen seen) {
    String key = seen.kind() + ":" + seen.resource();
    if (!seen.active()) {
      return operators.remove(key) != null;
    }
    return !seen.equals(operators.put(key, seen));
  }

  /** The operator at work on the whole server or on this resource. */
  public Optional<OperatorWorkSeen> operatorOn(String resource) {
    return seenOn(resource, false);
  }

  /** That a unit of this resource ended, and nobody can tell whether a person stopped it. */
  public Optional<OperatorWorkSeen> endedUnit(String resource) {
    return seenOn(resource, true);
  }

  private Optional<OperatorWorkSeen> seenOn(String resource, boolean unclear) {
    if (operators.isEmpty()) {
      return Optional.empty();
    }
    return operators.values().stream()
        .filter(seen -> (seen.kind() == Work.UNIT_ENDED) == unclear)
        .filter(seen -> seen.resource().isEmpty() || seen.resource().equals(resource))
        .findFirst();
  }

  /**
   * The group said something.
   *
   * @return whether that is news
   */
  public boolean group(GroupReported report, Instant now) {
    GroupReport before = groups.put(report.component(), new GroupReport(report, now));
    return before == null || !before.report().equals(report);
  }

  /** The group's last word about a component; empty: it said nothing lately. */
  public Optional<GroupReported> group(String component, Instant now) {
    return Optional.ofNullable(groups.get(component))
        .filter(word -> word.at().plus(GROUP_COUNTS_FOR).isAfter(now))
        .map(GroupReport::report);
  }

  /** All this as data. */
  public EnvironmentRecord record(int incarnation, Duration offset) {
    return new EnvironmentRecord(
        incarnation,
        offset,
        startedAt,
        bootedAt,
        brake,
        List.copyOf(operators.values()),
        List.copyOf(groups.values()));
  }

  /** Goes on from a record. */
  public void restore(EnvironmentRecord record) {
    startedAt = record.startedAt();
    bootedAt = record.bootedAt();
    brake = record.brake();
    record.operators().forEach(this::operator);
    record.groups().forEach(word -> groups.put(word.report().component(), word));
  }
}
