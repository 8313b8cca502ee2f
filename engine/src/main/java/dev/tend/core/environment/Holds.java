package dev.tend.core.environment;

import dev.tend.core.input.OperatorInput.HoldPlaced;
import dev.tend.core.input.Requester;
import dev.tend.core.record.HoldRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Who holds which component out of service. Each requester has its own hold on a component, and
 * only it can release that; a component is in service when nobody holds it. {@code
 * ServerWideOffline} holds all components but Tend's own two switches.
 */
public final class Holds {
  /** Holds every component. */
  public static final String SERVER_WIDE_OFFLINE = "ServerWideOffline";

  /** Tend's watching. */
  public static final String MONITORING = "Monitoring";

  /** Tend's acting. */
  public static final String RECOVERY_ACTIONS_ENABLED = "RecoveryActionsEnabled";

  private final TreeMap<String, HoldPlaced> byKey = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  /** Places or replaces a hold. */
  public HoldRecord place(HoldPlaced hold) {
    HoldRecord record = new HoldRecord(hold);
    byKey.put(record.key(), hold);
    return record;
  }

  /** Releases a hold; empty when that requester has none on that component. */
  public Optional<HoldRecord> release(String component, Requester requester) {
    HoldPlaced removed = byKey.remove("hold:" + component + ":" + requester.text());
    return Optional.ofNullable(removed).map(HoldRecord::new);
  }

  /** All holds on exactly this component. */
  public List<HoldPlaced> on(String component) {
    if (byKey.isEmpty()) {
      return List.of();
    }
    return byKey.values().stream()
        .filter(hold -> hold.component().equalsIgnoreCase(component))
        .toList();
  }

  /** Whether nobody holds anything. */
  public boolean isEmpty() {
    return byKey.isEmpty();
  }

  /** All holds of one requester. */
  public List<HoldPlaced> of(Requester requester) {
    return byKey.values().stream().filter(hold -> hold.requester() == requester).toList();
  }

  /**
   * Who else than Tend holds a component: Tend's own hold does not keep Tend from the next step of
   * its chain.
   *
   * @param component the component; empty text: only what holds the whole server counts
   */
  public Optional<HoldPlaced> heldByOthers(String component) {
    if (byKey.isEmpty()) {
      return Optional.empty();
    }
    List<HoldPlaced> holders = new ArrayList<>(on(SERVER_WIDE_OFFLINE));
    if (!component.isEmpty()) {
      holders.addAll(on(component));
    }
    return holders.stream().filter(hold -> hold.requester() != Requester.HEALTH_API).findFirst();
  }

  /** The holds whose end has come, by wall-clock time. */
  public List<HoldPlaced> expired(Instant wall) {
    return byKey.values().stream()
        .filter(hold -> hold.until().isPresent() && !hold.until().get().isAfter(wall))
        .toList();
  }

  /** The earliest end of any hold, by wall-clock time. */
  public Optional<Instant> nextExpiry() {
    if (byKey.isEmpty()) {
      return Optional.empty();
    }
    return byKey.values().stream().flatMap(hold -> hold.until().stream()).min(Instant::compareTo);
  }
}
