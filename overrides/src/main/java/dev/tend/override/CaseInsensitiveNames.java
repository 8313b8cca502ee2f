package dev.tend.override;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Sets of names that are compared without regard to case. */
final class CaseInsensitiveNames {
  private CaseInsensitiveNames() {}

  static List<String> normalised(String what, Collection<String> names) {
    TreeSet<String> sorted = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (String name : names) {
      if (name.isBlank()) {
        throw new IllegalArgumentException("a " + what + " needs a name, not an empty text");
      }
      sorted.add(name.strip());
    }
    if (sorted.isEmpty()) {
      throw new IllegalArgumentException(
          "no " + what + " is named: an override for nobody is not one for all");
    }
    return List.copyOf(sorted);
  }

  static boolean contains(List<String> names, String wanted) {
    return names.stream().anyMatch(wanted::equalsIgnoreCase);
  }
}
