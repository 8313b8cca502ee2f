package dev.tend.recovery.intervention;

import dev.tend.core.input.EnvironmentInput.OperatorWorkSeen;
import dev.tend.recovery.OperationLimits;
import dev.tend.time.CancellationScope;
import dev.tend.time.Deadline;
import dev.tend.time.SteadyClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for operators at work and says what has changed. A sign that has been there longer than it
 * counts is taken for left behind: it is said to be over, and is listed in {@link #leftBehind}.
 * Nothing is seen before the first look, so the first one must come after the core has heard that
 * the agent started. Looked by one thread, which may be blocked by files and child processes.
 */
public final class OperatorWatch {
  private static final Logger LOG = LoggerFactory.getLogger(OperatorWatch.class);

  /** A sign that comes back within this time is the same, and no younger. */
  private static final Duration SAME = Duration.ofMinutes(10);

  private final List<ActivitySignal> places;
  private final Duration patience;
  private final SteadyClock clock;
  private final Map<ActivitySignal, List<OperatorSign>> last = new LinkedHashMap<>();
  private final Map<ActivitySignal, Map<String, OperatorWorkSeen>> seen = new LinkedHashMap<>();
  private final Map<String, Span> spans = new LinkedHashMap<>();
  private final Set<ActivitySignal> blind = new LinkedHashSet<>();
  private volatile List<String> leftBehind = List.of();

  /** From when to when a sign has been seen, in steady time. */
  private record Span(Instant first, Instant last) {}

  /**
   * Looks there.
   *
   * @param places where to look
   * @param patience how long one look at one place may take
   * @param clock by which signs age
   */
  public OperatorWatch(List<ActivitySignal> places, Duration patience, SteadyClock clock) {
    this.places = List.copyOf(places);
    this.patience = patience;
    this.clock = clock;
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
    List<String> old = new ArrayList<>();
    for (ActivitySignal place : places) {
      List<OperatorWorkSeen> counting = new ArrayList<>();
      Map<String, String> tooOld = new LinkedHashMap<>();
      for (OperatorSign sign : signs(place)) {
        Duration age = age(place.name() + ":" + sign.name(), sign);
        if (sign.countsFor().filter(most -> age.compareTo(most) > 0).isEmpty()) {
          counting.add(sign.work());
        } else {
          Instant since = clock.wall().minus(age).truncatedTo(ChronoUnit.SECONDS);
          old.add(sign.work().detail() + ", since " + since);
          tooOld.put(key(sign.work()), ", since " + since + ", which is too long to count");
        }
      }
      changes.addAll(news(place, counting, tooOld));
    }
    spans.values().removeIf(span -> span.last().plus(SAME).isBefore(clock.now()));
    leftBehind = List.copyOf(old);
    return List.copyOf(changes);
  }

  /**
   * The signs that have been there too long to count, for people; of the last look, for any thread.
   */
  public List<String> leftBehind() {
    return leftBehind;
  }

  private List<OperatorSign> signs(ActivitySignal place) throws InterruptedException {
    OperationLimits limits =
        new OperationLimits(Deadline.in(patience), new CancellationScope(), (pid, ticks) -> {});
    try {
      last.put(place, place.look(limits));
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
    return last.getOrDefault(place, List.of());
  }

  /** How long a sign has been there: by what it says itself, or by what was seen of it. */
  private Duration age(String key, OperatorSign sign) {
    Instant now = clock.now();
    Instant first = spans.getOrDefault(key, new Span(now, now)).first();
    spans.put(key, new Span(first, now));
    Duration watched = Duration.between(first, now);
    return sign.since()
        .map(since -> Duration.between(since, clock.wall()))
        .filter(said -> said.compareTo(watched) > 0)
        .orElse(watched);
  }

  /** The places that could not be read at the last look, by name. */
  public List<String> blind() {
    return blind.stream().map(ActivitySignal::name).toList();
  }

  private static String key(OperatorWorkSeen work) {
    return work.kind() + ":" + work.resource();
  }

  private List<OperatorWorkSeen> news(
      ActivitySignal place, List<OperatorWorkSeen> now, Map<String, String> tooOld) {
    Map<String, OperatorWorkSeen> before = seen.getOrDefault(place, Map.of());
    Map<String, OperatorWorkSeen> after = new LinkedHashMap<>();
    now.forEach(one -> after.putIfAbsent(key(one), one));
    List<OperatorWorkSeen> changes = new ArrayList<>();
    before.forEach(
        (key, one) -> {
          if (!after.containsKey(key)) {
            String detail = one.detail() + tooOld.getOrDefault(key, "");
            changes.add(new OperatorWorkSeen(one.kind(), one.resource(), false, detail));
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
