package dev.tend.core.environment;

import dev.tend.core.input.ComponentState;
import dev.tend.core.input.OperatorInput.HoldPlaced;
import dev.tend.core.input.Requester;
import dev.tend.core.record.HoldRecord;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Who holds which component out of service. Each requester has its own hold on a component, and it
 * ends only in that requester's name; the worst hold decides, and a component that nobody holds is
 * in service. {@code ServerWideOffline} holds all components but Tend's own two switches.
 */
public final class Holds {
  /** Holds every component. */
  public static final String SERVER_WIDE_OFFLINE = "ServerWideOffline";

  /** Tend's acting and paging. */
  public static final String MONITORING = "Monitoring";

  /** Tend's acting. */
  public static final String RECOVERY_ACTIONS_ENABLED = "RecoveryActionsEnabled";

  /** The components that every server has. */
  public static final List<String> SPECIAL =
      List.of(SERVER_WIDE_OFFLINE, MONITORING, RECOVERY_ACTIONS_ENABLED);

  private static final Comparator<HoldRecord> WORST_FIRST =
      Comparator.comparing((HoldRecord record) -> record.hold().state()).reversed();

  private final TreeMap<String, HoldRecord> byKey = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private int changes;

  /**
   * Places or replaces a hold.
   *
   * @param wall the wall-clock time
   */
  public HoldRecord place(HoldPlaced hold, Instant wall) {
    HoldRecord placed = new HoldRecord(hold, Optional.of(wall));
    HoldRecord before = byKey.get(placed.key());
    HoldRecord record =
        before != null && before.hold().state() == hold.state()
            ? new HoldRecord(hold, before.since())
            : placed;
    restore(record);
    return record;
  }

  /** A hold goes on from its record. */
  public void restore(HoldRecord record) {
    byKey.put(record.key(), record);
    changes++;
  }

  /** Releases a hold; empty when that requester has none on that component. */
  public Optional<HoldRecord> release(String component, Requester requester) {
    HoldRecord removed = byKey.remove("hold:" + component + ":" + requester.text());
    changes++;
    return Optional.ofNullable(removed);
  }

  /** How often anything changed; the same number means that nothing did. */
  public int changes() {
    return changes;
  }

  /** All holds on exactly this component. */
  public List<HoldPlaced> on(String component) {
    return exactly(component).map(HoldRecord::hold).toList();
  }

  private Stream<HoldRecord> exactly(String component) {
    return byKey.values().stream()
        .filter(record -> record.hold().component().equalsIgnoreCase(component));
  }

  /** All that keeps a component from being in service, the worst first. */
  public List<HoldRecord> holders(String component) {
    Stream<HoldRecord> all =
        SPECIAL.stream().anyMatch(component::equalsIgnoreCase)
            ? exactly(component)
            : Stream.concat(exactly(component), exactly(SERVER_WIDE_OFFLINE));
    return all.sorted(WORST_FIRST).toList();
  }

  /** The components that anybody holds, in the case of the hold. */
  public List<String> components() {
    return byKey.values().stream().map(record -> record.hold().component()).distinct().toList();
  }

  /** The worst state that any of these holds asks for. */
  public static ComponentState worst(List<HoldRecord> holders) {
    return holders.stream()
        .map(record -> record.hold().state())
        .reduce(ComponentState.ACTIVE, ComponentState::worse);
  }

  /** Whether nobody holds anything. */
  public boolean isEmpty() {
    return byKey.isEmpty();
  }

  /** All holds of one requester. */
  public List<HoldPlaced> of(Requester requester) {
    return byKey.values().stream()
        .map(HoldRecord::hold)
        .filter(hold -> hold.requester() == requester)
        .toList();
  }

  /**
   * Who else than Tend keeps it from looking after a component: who holds the component or the
   * whole server, or has switched off {@code Monitoring}. Tend's own hold does not keep Tend from
   * the next step of its chain.
   *
   * @param component the component; empty text: only what concerns the whole server counts
   */
  public Optional<HoldPlaced> heldByOthers(String component) {
    if (byKey.isEmpty()) {
      return Optional.empty();
    }
    return Stream.concat(
            exactly(MONITORING),
            component.isEmpty() ? exactly(SERVER_WIDE_OFFLINE) : holders(component).stream())
        .map(HoldRecord::hold)
        .filter(hold -> hold.requester() != Requester.HEALTH_API)
        .findFirst();
  }

  /** The holds whose end has come, by wall-clock time. */
  public List<HoldPlaced> expired(Instant wall) {
    return byKey.values().stream()
        .map(HoldRecord::hold)
        .filter(hold -> hold.until().isPresent() && !hold.until().get().isAfter(wall))
        .toList();
  }

  /** The earliest end of any hold, by wall-clock time. */
  public Optional<Instant> nextExpiry() {
    if (byKey.isEmpty()) {
      return Optional.empty();
    }
    return byKey.values().stream()
        .flatMap(record -> record.hold().until().stream())
        .min(Instant::compareTo);
  }
}
