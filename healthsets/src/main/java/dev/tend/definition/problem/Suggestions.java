package dev.tend.definition.problem;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds the word that was probably meant. */
public final class Suggestions {
  private static final int LONGEST = 64;
  private static final int MOST_CANDIDATES = 1_000;
  private static final int MOST_LISTED = 5;

  private Suggestions() {}

  /**
   * The candidate nearest to a word, case not counting; empty when none is within a third of the
   * word's length, or when there are more than a thousand. Of equally near ones the first wins.
   */
  public static Optional<String> nearest(String word, Collection<String> candidates) {
    if (word.isEmpty() || word.length() > LONGEST || candidates.size() > MOST_CANDIDATES) {
      return Optional.empty();
    }
    String folded = word.toLowerCase(Locale.ROOT);
    int best = Math.max(2, word.length() / 3) + 1;
    Optional<String> nearest = Optional.empty();
    for (String candidate : candidates) {
      if (Math.abs(candidate.length() - word.length()) < best) {
        int distance = distance(folded, candidate.toLowerCase(Locale.ROOT));
        if (distance < best && distance < word.length()) {
          best = distance;
          nearest = Optional.of(candidate);
        }
      }
    }
    return nearest;
  }

  /**
   * What there is instead of a word, the nearest first, a few of them, and how many more there are:
   * {@code A, B, C and 12 more}; {@code none} where there is nothing.
   */
  public static String listed(String word, Collection<String> candidates) {
    List<String> names = new ArrayList<>(new LinkedHashSet<>(candidates));
    if (!word.isEmpty() && word.length() <= LONGEST && names.size() <= MOST_CANDIDATES) {
      String folded = word.toLowerCase(Locale.ROOT);
      Map<String, Integer> distances = new HashMap<>();
      names.forEach(name -> distances.put(name, distance(folded, name.toLowerCase(Locale.ROOT))));
      names.sort(Comparator.comparing(distances::get));
    }
    int more = names.size() - MOST_LISTED;
    return names.isEmpty()
        ? "none"
        : String.join(", ", names.subList(0, Math.min(MOST_LISTED, names.size())))
            + (more > 0 ? " and " + more + " more" : "");
  }

  /** The end of a sentence that says that there is no such thing: what was meant, what there is. */
  public static String instead(String word, Collection<String> candidates) {
    return (candidates.size() == 1 ? "; there is " : "; there are ")
        + listed(word, candidates)
        + nearest(word, candidates)
            .map(name -> "; did you mean " + Problem.quote(name) + "?")
            .orElse("");
  }

  /** Insertions, deletions, replacements and swaps of neighbours that lead from one to another. */
  private static int distance(String from, String to) {
    int[][] cost = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        boolean same = from.charAt(i - 1) == to.charAt(j - 1);
        int least = Math.min(cost[i - 1][j], cost[i][j - 1]) + 1;
        least = Math.min(least, cost[i - 1][j - 1] + (same ? 0 : 1));
        if (i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1)) {
          least = Math.min(least, cost[i - 2][j - 2] + 1);
        }
        cost[i][j] = least;
      }
    }
    return cost[from.length()][to.length()];
  }
}
