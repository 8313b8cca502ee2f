package dev.tend.definition.problem;

import dev.tend.definition.value.SourcePosition;
import dev.tend.definition.value.ValueException;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * Something wrong in a definition.
 *
 * @param at where
 * @param severity whether the definition can be used all the same
 * @param what what is wrong, without a full stop
 * @param expected what would be right; empty text when {@code what} says it
 * @param suggestion the nearest valid spelling, when one is near
 */
public record Problem(
    SourcePosition at,
    Severity severity,
    String what,
    String expected,
    Optional<String> suggestion) {

  /** By file, line, column; what is printed is in this order. */
  public static final Comparator<Problem> BY_POSITION =
      Comparator.comparing((Problem problem) -> problem.at().file())
          .thenComparingInt(problem -> problem.at().line())
          .thenComparingInt(problem -> problem.at().column())
          .thenComparing(Problem::what);

  /** An error. */
  public static Problem error(SourcePosition at, String what) {
    return new Problem(at, Severity.ERROR, what, "", Optional.empty());
  }

  /** Something questionable. */
  public static Problem warning(SourcePosition at, String what) {
    return new Problem(at, Severity.WARNING, what, "", Optional.empty());
  }

  /** A name that nothing has: {@code what} says so, the rest says which there are. */
  public static Problem unknown(
      SourcePosition at, String what, String name, Collection<String> known) {
    if (known.isEmpty()) {
      return error(at, what + ", nor is there any other");
    }
    Optional<String> nearest = Suggestions.nearest(name, known);
    boolean only = known.size() == 1;
    String listed = (only ? "" : "one of ") + Suggestions.listed(name, known);
    return error(at, what).expecting(only && nearest.isPresent() ? "" : listed).suggesting(nearest);
  }

  /** A value that its type refused: {@code subject} names where it was found. */
  public static Problem refused(
      SourcePosition at, String subject, String text, ValueException cause) {
    String reason = cause.getMessage() == null ? "not such a value" : cause.getMessage();
    String what = subject + " is " + quote(text);
    return reason.startsWith("expected ")
        ? error(at, what).expecting(reason.substring("expected ".length()))
        : error(at, what + ": " + reason);
  }

  /** A text in quotes, shortened, on one line. */
  public static String quote(String text) {
    String line = text.replaceAll("\\p{Cntrl}", "?");
    return "'" + (line.length() <= 60 ? line : line.substring(0, 57) + "...") + "'";
  }

  /** The same with what would be right. */
  public Problem expecting(String wanted) {
    return new Problem(at, severity, what, wanted, suggestion);
  }

  /** The same with the nearest valid spelling, if any. */
  public Problem suggesting(Optional<String> nearest) {
    return new Problem(at, severity, what, expected, nearest);
  }

  /** Whether the definition cannot be used. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /** {@code file:line:column: error: what; expected ...; did you mean 'x'?}. */
  @Override
  public String toString() {
    return at
        + ": "
        + severity
        + ": "
        + what
        + (expected.isEmpty() ? "" : "; expected " + expected)
        + suggestion.map(nearest -> "; did you mean '" + nearest + "'?").orElse("");
  }
}
