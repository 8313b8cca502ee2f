package dev.tend.core.random;

import dev.tend.core.HealthSnapshot.MonitorView;
import dev.tend.core.HealthSnapshot.SetView;
import dev.tend.definition.value.MonitorState;
import java.util.List;
import java.util.stream.Stream;

/** No health set is shown healthier than its worst enabled monitor, nor sicker; nor is a group. */
final class NaiveRollUp implements Invariant {
  /** Best first; the position is the badness. */
  private static final List<MonitorState> BEST_FIRST =
      List.of(
          MonitorState.HEALTHY,
          MonitorState.UNEVALUATED,
          MonitorState.REPAIRING,
          MonitorState.DEGRADED,
          MonitorState.UNAVAILABLE,
          MonitorState.UNHEALTHY,
          MonitorState.UNRECOVERABLE);

  @Override
  public void decided(Moment moment, Facts facts) {
    for (SetView set : moment.snapshot().healthSets()) {
      List<MonitorView> own =
          moment.snapshot().monitors().stream()
              .filter(view -> view.id().healthSet().equalsIgnoreCase(set.name()))
              .toList();
      MonitorState expected = worst(own.stream().map(NaiveRollUp::weight), !own.isEmpty());
      require(set.state() == expected, set + " should be " + expected + " by " + own);
    }
    moment
        .snapshot()
        .healthGroups()
        .forEach(
            (group, state) -> {
              List<MonitorState> own =
                  moment.snapshot().healthSets().stream()
                      .filter(set -> set.healthGroup() == group)
                      .map(SetView::state)
                      .toList();
              MonitorState expected = worst(own.stream(), !own.isEmpty());
              require(state == expected, group + " shows " + state + " for " + own);
            });
  }

  /** A raised monitor without a verdict is as bad as the worse of both. */
  private static MonitorState weight(MonitorView view) {
    boolean raisedInTheDark = view.shown() == MonitorState.UNAVAILABLE && view.beneath().raised();
    return raisedInTheDark ? worst(Stream.of(view.shown(), view.beneath()), true) : view.shown();
  }

  private static MonitorState worst(Stream<MonitorState> states, boolean any) {
    return states
        .filter(BEST_FIRST::contains)
        .reduce((a, b) -> BEST_FIRST.indexOf(a) >= BEST_FIRST.indexOf(b) ? a : b)
        .orElse(any ? MonitorState.DISABLED : MonitorState.UNEVALUATED);
  }
}
