package dev.tend.override.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What writers said they did, and so what a store may hold in the end. */
final class Ledger {
  private static final String NOTHING = "";

  /** By monitor, the values that may lie there. Of a monitor of one's own alone this is known. */
  private final Map<Integer, Set<String>> possible = new HashMap<>();

  private final Map<String, Integer> added = new TreeMap<>();
  private final Map<String, Integer> perhapsAdded = new TreeMap<>();
  private final List<String> removed = new ArrayList<>();

  /** By monitor, how often something may have been removed of which nobody heard. */
  private final Map<Integer, Integer> perhapsRemoved = new HashMap<>();

  private int told;

  /** How many outcomes were told. */
  int told() {
    return told;
  }

  /** Enters all that a writer said. */
  void enter(List<String> lines) {
    Map<Integer, Set<String>> last = new HashMap<>();
    for (int at = 0; at < lines.size(); at += 2) {
      String[] act = lines.get(at).split(" ", -1);
      Optional<String> outcome =
          Optional.of(at + 1)
              .filter(next -> next < lines.size())
              .map(lines::get)
              .filter(line -> !line.equals("failed"));
      told += outcome.isPresent() ? 1 : 0;
      int monitor = Integer.parseInt(act[1]);
      if (act[0].equals("add")) {
        entered(monitor, act[2], outcome);
        if (monitor >= StoreWriter.REPLACED) {
          Set<String> values = last.computeIfAbsent(monitor, any -> new HashSet<>());
          outcome.ifPresent(known -> values.clear());
          values.add(act[2]);
        }
      } else {
        left(monitor, outcome);
      }
    }
    last.forEach(
        (monitor, values) ->
            possible.computeIfAbsent(monitor, any -> new HashSet<>()).addAll(values));
  }

  private void entered(int monitor, String value, Optional<String> outcome) {
    boolean isOwn = monitor < StoreWriter.CONTESTED;
    if (outcome.isEmpty()) {
      perhapsAdded.put(value, monitor);
      if (isOwn) {
        own(monitor).add(value);
      }
    } else if (outcome.get().equals("added")) {
      added.put(value, monitor);
      if (isOwn) {
        possible.put(monitor, new HashSet<>(Set.of(value)));
      }
    } else if (isOwn) {
      known(monitor, outcome.get().substring("there ".length()));
    }
  }

  private void left(int monitor, Optional<String> outcome) {
    boolean isOwn = monitor < StoreWriter.CONTESTED;
    if (outcome.isEmpty()) {
      perhapsRemoved.merge(monitor, 1, Integer::sum);
      if (isOwn) {
        own(monitor).add(NOTHING);
      }
      return;
    }
    boolean none = outcome.get().equals("none");
    if (!none) {
      removed.add(outcome.get().substring("removed ".length()));
    }
    if (isOwn) {
      known(monitor, none ? NOTHING : removed.getLast());
      possible.put(monitor, new HashSet<>(Set.of(NOTHING)));
    }
  }

  private Set<String> own(int monitor) {
    return possible.computeIfAbsent(monitor, any -> new HashSet<>(Set.of(NOTHING)));
  }

  /** What was found was to be found. */
  private void known(int monitor, String value) {
    assertThat(own(monitor)).as("monitor %s", monitor).contains(value);
    possible.put(monitor, new HashSet<>(Set.of(value)));
  }

  /** Compares with what a store holds: the values by monitor. */
  void check(Map<Integer, String> held) {
    possible.forEach(
        (monitor, values) ->
            assertThat(values)
                .as("monitor %s", monitor)
                .contains(held.getOrDefault(monitor, NOTHING)));
    held.forEach(
        (monitor, value) ->
            assertThat(added.getOrDefault(value, perhapsAdded.getOrDefault(value, -1)))
                .as("where %s was added", value)
                .isEqualTo(monitor));
    assertThat(removed).as("removed once, and not there any more").doesNotHaveDuplicates();
    assertThat(removed).doesNotContainAnyElementsOf(held.values());
    checkContested(held);
  }

  /** Nobody replaces there: what is gone was removed by somebody, one by one. */
  private void checkContested(Map<Integer, String> held) {
    Map<Integer, Integer> missing = new HashMap<>();
    added.forEach(
        (value, monitor) -> {
          boolean contested = monitor >= StoreWriter.CONTESTED && monitor < StoreWriter.REPLACED;
          if (contested && !removed.contains(value) && !held.containsValue(value)) {
            missing.merge(monitor, 1, Integer::sum);
          }
        });
    missing.forEach(
        (monitor, number) ->
            assertThat(number)
                .as("gone from monitor %s without a word", monitor)
                .isLessThanOrEqualTo(perhapsRemoved.getOrDefault(monitor, 0)));
  }
}
