package dev.tend.core.instance;

import dev.tend.core.record.TargetsRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The targets that discoveries have found. A target that is no longer found is retired at once when
 * all is well with it, and after three discoveries without it when something is raised: a fault may
 * be what hides it.
 */
public final class Discoveries {
  /** Discoveries in a row without a raised target after which it is retired. */
  static final int MISSED_AT_MOST = 3;

  private final Map<String, NavigableMap<String, Integer>> missedBySet = new TreeMap<>();

  /**
   * What a discovery changes.
   *
   * @param added targets watched from now on
   * @param missing targets not found, watched on for now
   * @param retired targets no longer watched
   * @param leftOut targets found that are not watched, because there are too many
   */
  public record Difference(
      List<String> added, List<String> missing, List<String> retired, List<String> leftOut) {
    public Difference {
      added = List.copyOf(added);
      missing = List.copyOf(missing);
      retired = List.copyOf(retired);
      leftOut = List.copyOf(leftOut);
    }
  }

  /** The targets of a health set, sorted. */
  public List<String> targets(String healthSet) {
    return List.copyOf(of(healthSet).keySet());
  }

  /**
   * Takes what a discovery found.
   *
   * @param most the most targets that are watched; those that are known already stay
   */
  public Difference found(
      String healthSet, List<String> targets, int most, Predicate<String> raised) {
    NavigableMap<String, Integer> missed = of(healthSet);
    List<String> added = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    List<String> retired = new ArrayList<>();
    Set<String> found = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    found.addAll(targets);
    found.stream().filter(missed::containsKey).forEach(target -> missed.put(target, 0));
    for (String target : List.copyOf(missed.keySet())) {
      if (!found.contains(target)) {
        int times = missed.merge(target, 1, Integer::sum);
        if (times >= MISSED_AT_MOST || !raised.test(target)) {
          missed.remove(target);
          retired.add(target);
        } else {
          missing.add(target);
        }
      }
    }
    List<String> leftOut = new ArrayList<>();
    for (String target : found) {
      if (!missed.containsKey(target)) {
        boolean room = missed.size() < most;
        (room ? added : leftOut).add(target);
        if (room) {
          missed.put(target, 0);
        }
      }
    }
    return new Difference(added, missing, retired, leftOut);
  }

  /** The targets of a health set, as data. */
  public TargetsRecord record(String healthSet) {
    return new TargetsRecord(healthSet, Collections.unmodifiableMap(new TreeMap<>(of(healthSet))));
  }

  /** Goes on from a record. */
  public void restore(TargetsRecord record) {
    of(record.healthSet()).putAll(record.missing());
  }

  private NavigableMap<String, Integer> of(String healthSet) {
    return missedBySet.computeIfAbsent(
        healthSet.toLowerCase(Locale.ROOT), set -> new TreeMap<>(String.CASE_INSENSITIVE_ORDER));
  }
}
