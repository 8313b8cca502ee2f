package dev.tend.testing.run;

import dev.tend.testing.assertion.Row;
import dev.tend.testing.testfile.TestCase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The result of one case.
 *
 * @param testCase the case
 * @param rows what was expected beside what happened
 * @param broken why it could not be played to its end; empty when it was
 * @param took how long it took in real time
 */
public record CaseResult(
    TestCase testCase, List<Row> rows, Optional<String> broken, Duration took) {
  /** Copies the list. */
  public CaseResult {
    rows = List.copyOf(rows);
  }

  /** Whether all went as expected. */
  public boolean passed() {
    return broken.isEmpty() && rows.stream().allMatch(Row::right);
  }
}
