package dev.tend.recovery.intervention;

import dev.tend.core.input.EnvironmentInput.OperatorWorkSeen;
import dev.tend.recovery.OperationLimits;
import dev.tend.time.CancellationScope;
import dev.tend.time.Deadline;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for operators at work and says what has changed. Nothing is seen before the first look, so
 * the first one must come after the core has heard that the agent started. Used by one thread,
 * which may be blocked by files and child processes.
 */
public final class OperatorWatch {
  private static final Logger LOG = LoggerFactory.getLogger(OperatorWatch.class);

  private final List<ActivitySignal> places;
  private final Duration patience;
  private final Map<ActivitySignal, Map<String, OperatorWorkSeen>> seen = new LinkedHashMap<>();
  private final Set<ActivitySignal> blind = new LinkedHashSet<>();

  /**
   * Looks there.
   *
   * @param places where to look
   * @param patience how long one look at one place may take
   */
  public OperatorWatch(List<ActivitySignal> places, Duration patience) {
    this.places = List.copyOf(places);
    this.patience = patience;
  }

  /**
   * Looks everywhere once. A place that cannot be read stays as it was last seen.
   *
   * @return what has appeared, changed its words, or (with {@code active} false) gone since the
   *     last look
   * @throws InterruptedException if interrupted while it looked
   */
  public List<OperatorWorkSeen> look() throws InterruptedException {
    List<OperatorWorkSeen> changes = new ArrayList<>();
    for (ActivitySignal place : places) {
      OperationLimits limits =
          new OperationLimits(Deadline.in(patience), new CancellationScope(), (pid, ticks) -> {});
      try {
        changes.addAll(news(place, place.look(limits)));
        if (blind.remove(place)) {
          LOG.info("{}: can be read again", place.name());
        }
      } catch (IOException unreadable) {
        if (blind.add(place)) {
          LOG.warn(
              "{}: cannot be read; what was seen last still holds: {}",
              place.name(),
              unreadable.toString());
        }
      }
    }
    return List.copyOf(changes);
  }

  /** The places that could not be read at the last look, by name. */
  public List<String> blind() {
    return blind.stream().map(ActivitySignal::name).toList();
  }

  private List<OperatorWorkSeen> news(ActivitySignal place, List<OperatorWorkSeen> now) {
    Map<String, OperatorWorkSeen> before = seen.getOrDefault(place, Map.of());
    Map<String, OperatorWorkSeen> after = new LinkedHashMap<>();
    now.forEach(one -> after.put(one.kind() + ":" + one.resource(), one));
    List<OperatorWorkSeen> changes = new ArrayList<>();
    before.forEach(
        (key, one) -> {
          if (!after.containsKey(key)) {
            changes.add(new OperatorWorkSeen(one.kind(), one.resource(), false, one.detail()));
          }
        });
    after.forEach(
        (key, one) -> {
          if (!one.equals(before.get(key))) {
            changes.add(one);
          }
        });
    seen.put(place, after);
    return changes;
  }
}
