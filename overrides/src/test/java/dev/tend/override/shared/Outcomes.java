package dev.tend.override.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether what is there in the end is what the writers were told. */
final class Outcomes {
  private Outcomes() {}

  static List<WriterLog.Change> of(String monitor, List<WriterLog.Change> all) {
    return all.stream().filter(change -> change.monitor().equals(monitor)).toList();
  }

  /** Of overrides that one writer alone touched. */
  static void checkOwn(List<WriterLog.Change> changes, Map<String, String> last) {
    Map<String, List<Optional<String>>> possible = new HashMap<>();
    for (WriterLog.Change change : changes) {
      if (change.monitor().startsWith("Own-")) {
        possible.compute(
            change.monitor(),
            (monitor, before) ->
                after(change, before == null ? List.of(Optional.empty()) : before));
      }
    }
    possible.forEach(
        (monitor, values) ->
            assertThat(values).as(monitor).contains(Optional.ofNullable(last.get(monitor))));
  }

  private static List<Optional<String>> after(
      WriterLog.Change change, List<Optional<String>> before) {
    Optional<String> wanted =
        change.verb().equals("remove") ? Optional.empty() : Optional.of(change.value());
    if (change.done()) {
      return List.of(wanted);
    }
    List<Optional<String>> possible = new ArrayList<>(before);
    if (change.unknown()) {
      possible.add(wanted);
    }
    return possible;
  }

  /** Of several who added one override one succeeded, and that one's is there. */
  static void checkOneAdded(List<WriterLog.Change> adds, Map<String, String> last) {
    List<WriterLog.Change> done = adds.stream().filter(WriterLog.Change::done).toList();
    String there = last.getOrDefault(adds.getFirst().monitor(), "none");
    if (done.isEmpty()) {
      assertThat(adds.stream().filter(WriterLog.Change::unknown).map(WriterLog.Change::value))
          .contains(there);
    } else {
      assertThat(done).hasSize(1);
      assertThat(there).isEqualTo(done.getFirst().value());
    }
  }

  /** Of several who removed one override one got it. */
  static void checkOneRemoved(List<WriterLog.Change> removals, Map<String, String> last) {
    assertThat(last).doesNotContainKey(removals.getFirst().monitor());
    assertThat(removals.stream().filter(WriterLog.Change::done).count())
        .isBetween(removals.stream().anyMatch(WriterLog.Change::unknown) ? 0L : 1L, 1L);
  }

  /** Of several who replaced one override, nobody began after the one whose value is there. */
  static void checkLatest(List<WriterLog.Change> changes, Map<String, String> last) {
    String there = last.getOrDefault(changes.getFirst().monitor(), "none");
    WriterLog.Change latest =
        changes.stream().filter(it -> it.value().equals(there)).findFirst().orElseThrow();
    long ended = latest.ended().map(WriterLog.End::at).orElse(Long.MAX_VALUE);
    assertThat(changes)
        .filteredOn(WriterLog.Change::done)
        .allSatisfy(change -> assertThat(change.began()).isLessThanOrEqualTo(ended));
  }
}
