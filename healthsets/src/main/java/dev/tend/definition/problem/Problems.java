package dev.tend.definition.problem;

import dev.tend.definition.value.SourcePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Collects what is wrong with one file; what exceeds the bound is counted, not kept. */
public final class Problems {
  private static final int MOST = 2_000;
  private static final Pattern BEYOND = Pattern.compile("and ([0-9]+) problems more");

  /** So many are shown to a person. */
  public static final int MOST_SHOWN = 20;

  private final List<Problem> found = new ArrayList<>();
  private final SourcePosition file;
  private int beyond;

  /** None yet, of this file. */
  public Problems(String file) {
    this.file = SourcePosition.ofFile(file);
  }

  /** Adds one. */
  public void add(Problem problem) {
    if (found.size() < MOST) {
      found.add(problem);
    } else {
      beyond++;
    }
  }

  /**
   * What a person reads of many: the first twenty, errors before warnings, by position.
   *
   * @param all as many as there are
   */
  public static List<Problem> first(List<Problem> all) {
    return Stream.concat(
            all.stream().filter(Problem::isError), all.stream().filter(one -> !one.isError()))
        .limit(MOST_SHOWN)
        .sorted(Problem.BY_POSITION)
        .toList();
  }

  /**
   * The same as lines, and a last one that says how many more there are.
   *
   * @param whole where all of them can be read, such as {@code tend validate --output json}
   */
  public static List<String> lines(List<Problem> all, String whole) {
    List<String> lines = new ArrayList<>();
    first(all).forEach(one -> lines.add(one.toString()));
    more(count(all), whole).ifPresent(lines::add);
    return lines;
  }

  /** What is said of those beyond the first twenty; empty when there are none. */
  public static Optional<String> more(int count, String whole) {
    return count <= MOST_SHOWN
        ? Optional.empty()
        : Optional.of("and " + (count - MOST_SHOWN) + " more, which " + whole + " lists");
  }

  /** How many there are in a list, with those that were only counted. */
  public static int count(List<Problem> all) {
    int count = 0;
    for (Problem problem : all) {
      Matcher beyond = BEYOND.matcher(problem.what());
      count += beyond.matches() ? Integer.parseInt(beyond.group(1)) : 1;
    }
    return count;
  }

  /** Whether what is added from now on is only counted, so that it need not be said well. */
  public boolean isFull() {
    return found.size() >= MOST;
  }

  /** How many there are. */
  public int count() {
    return found.size() + beyond;
  }

  /** All of them, by position; when there were too many, the last one says how many are left. */
  public List<Problem> list() {
    List<Problem> sorted = new ArrayList<>(found);
    sorted.sort(Problem.BY_POSITION);
    if (beyond > 0) {
      sorted.add(Problem.error(file, "and " + beyond + " problems more"));
    }
    return List.copyOf(sorted);
  }
}
