package dev.tend.simulate.expect;

import dev.tend.definition.value.MonitorState;
import dev.tend.definition.value.Provenance;
import dev.tend.definition.value.SourcePosition;
import dev.tend.override.merge.InForce;
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

  /** Something is to be seen at an instant, after all that happens then. */
  sealed interface Look extends Expectation {
    /** When. */
    Duration at();

    /** What is seen, beside what is expected. */
    Row seen(Sight sight);

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
      implements Look {
    @Override
    public String text() {
      return subject + " is " + wanted + beneath.map(state -> " over " + state).orElse("");
    }

    @Override
    public Row seen(Sight sight) {
      Optional<Sight.Shown> shown = look.apply(sight);
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
   * @param by the id of the override that gives it; empty text: none does; empty: whoever
   * @param look where to look
   */
  record Holds(
      SourcePosition position,
      Duration at,
      String what,
      String wanted,
      Optional<String> by,
      Function<Sight, Optional<InForce>> look)
      implements Look {
    @Override
    public String text() {
      return what + " is " + wanted + by.map(Holds::from).orElse("");
    }

    @Override
    public Row seen(Sight sight) {
      Optional<InForce> found = look.apply(sight);
      String value = found.flatMap(InForce::value).orElse("");
      String giver = found.map(InForce::from).map(Holds::giver).orElse("");
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
