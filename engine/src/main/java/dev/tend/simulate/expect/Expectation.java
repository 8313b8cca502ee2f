package dev.tend.simulate.expect;

import dev.tend.definition.value.MonitorState;
import dev.tend.definition.value.SourcePosition;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** What a case expects. */
public sealed interface Expectation {

  /** What is expected, in one line. */
  String text();

  /** When. */
  Period period();

  /** Where it was written. */
  SourcePosition position();

  /**
   * Something happens.
   *
   * @param position where it was written
   * @param period when
   * @param times how often in that time: exactly so often; 0: not at all
   * @param text in one line
   * @param meant which happenings are meant
   */
  record Happens(
      SourcePosition position, Period period, int times, String text, Predicate<Happening> meant)
      implements Expectation {}

  /**
   * Something is in a state, after all that happens at that instant.
   *
   * @param position where it was written
   * @param at when
   * @param subject what, in a word
   * @param wanted the state it shows
   * @param beneath the state of its chain beneath an overlay; empty: whichever
   * @param look where to look
   */
  record Is(
      SourcePosition position,
      Duration at,
      String subject,
      MonitorState wanted,
      Optional<MonitorState> beneath,
      Function<Sight, Optional<Sight.Shown>> look)
      implements Expectation {
    @Override
    public Period period() {
      return Period.at(at);
    }

    @Override
    public String text() {
      return subject + " is " + wanted + beneath.map(state -> " over " + state).orElse("");
    }
  }
}
