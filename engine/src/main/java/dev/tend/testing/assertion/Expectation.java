package dev.tend.testing.assertion;

import dev.tend.definition.value.MonitorState;
import dev.tend.definition.value.Provenance;
import dev.tend.definition.value.SourcePosition;
import dev.tend.override.merge.EffectiveValue;
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
      SourcePosition position,
      Period period,
      int times,
      String text,
      Predicate<TimelineEntry> meant)
      implements Expectation {}

  /** Something is checked at an instant, after all that happens then. */
  sealed interface Look extends Expectation {
    /** When. */
    Duration at();

    /** What is seen, beside what is expected. */
    Row seen(StateQuery query);

    @Override
    default Period period() {
      return Period.at(at());
    }
  }

  /**
   * Something is in a state, after all that happens at that instant.
   *
   * @param position where it was written
   * @param at when
   * @param subject what, in a word
   * @param wanted the state it shows
   * @param beneath the state of its chain beneath an overlay; empty: any
   * @param look finds it
   */
  record Is(
      SourcePosition position,
      Duration at,
      String subject,
      MonitorState wanted,
      Optional<MonitorState> beneath,
      Function<StateQuery, Optional<StateQuery.Shown>> look)
      implements Look {
    @Override
    public String text() {
      return subject + " is " + wanted + beneath.map(state -> " over " + state).orElse("");
    }

    @Override
    public Row seen(StateQuery query) {
      Optional<StateQuery.Shown> shown = look.apply(query);
      boolean right =
          shown
              .filter(actual -> actual.state() == wanted)
              .filter(actual -> beneath.filter(b -> b != actual.beneath()).isEmpty())
              .isPresent();
      String actual = subject + shown.map(state -> " is " + state).orElse(" is not watched");
      return new Row(at, text(), actual, right);
    }
  }

  /**
   * A property has a value, after all that happens at that instant.
   *
   * @param position where it was written
   * @param at when
   * @param what the property and what it is of, in words
   * @param wanted the value, as it is written
   * @param by the id of the override that gives it; empty text: none does; empty: any
   * @param look finds it
   */
  record Holds(
      SourcePosition position,
      Duration at,
      String what,
      String wanted,
      Optional<String> by,
      Function<StateQuery, Optional<EffectiveValue>> look)
      implements Look {
    @Override
    public String text() {
      return what + " is " + wanted + by.map(Holds::from).orElse("");
    }

    @Override
    public Row seen(StateQuery query) {
      Optional<EffectiveValue> found = look.apply(query);
      String value = found.flatMap(EffectiveValue::value).orElse("");
      String giver = found.map(EffectiveValue::from).map(Holds::giver).orElse("");
      String actual =
          found.isEmpty()
              ? "there is no " + what
              : what + " is " + (value.isEmpty() ? "nothing" : value) + from(giver);
      boolean right =
          found.isPresent()
              && value.equalsIgnoreCase(wanted)
              && by.filter(wantedGiver -> !wantedGiver.equals(giver)).isEmpty();
      return new Row(at, text(), actual, right);
    }

    private static String from(String override) {
      return override.isEmpty() ? ", by no override" : ", by override " + override;
    }

    private static String giver(Provenance from) {
      return from instanceof Provenance.Overridden overridden ? overridden.override() : "";
    }
  }
}
