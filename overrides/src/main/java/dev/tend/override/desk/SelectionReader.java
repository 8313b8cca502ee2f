package dev.tend.override.desk;

import dev.tend.definition.problem.Spelling;
import dev.tend.definition.value.ValueException;
import dev.tend.override.OverrideDuration;
import dev.tend.override.OverrideScope;
import dev.tend.override.Selector;
import dev.tend.override.Validity;
import dev.tend.override.VersionRange;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads for which servers an override shall be, and for how long. */
final class SelectionReader {
  private SelectionReader() {}

  static Selector selector(
      OverrideScope scope, Optional<List<String>> servers, Optional<List<String>> groups)
      throws RefusedException {
    if (scope == OverrideScope.SERVER) {
      if (servers.isPresent() || groups.isPresent()) {
        throw new RefusedException(
            "a server override is for the server that keeps it, and selects no others",
            "a global override");
      }
      return new Selector.ThisServer();
    }
    if (servers.isPresent() && groups.isPresent()) {
      throw new RefusedException(
          "both servers and groups are named, and an override is for one or the other",
          "two overrides");
    }
    try {
      if (servers.isPresent()) {
        return new Selector.Servers(servers.get());
      }
      return groups.isPresent() ? new Selector.Groups(groups.get()) : new Selector.All();
    } catch (IllegalArgumentException nobody) {
      throw new RefusedException(
          String.valueOf(nobody.getMessage()),
          "names with commas between them; for all servers no selection at all");
    }
  }

  /** Refuses names that nobody has heard of. */
  static void refuseUnknown(Selector selector, Grounds grounds) throws RefusedException {
    switch (selector) {
      case Selector.ThisServer here -> {}
      case Selector.All all -> {}
      case Selector.Servers servers ->
          refuseUnknown("server", servers.names(), grounds.knownServers());
      case Selector.Groups groups -> refuseUnknown("group", groups.names(), grounds.knownGroups());
    }
  }

  private static void refuseUnknown(String what, List<String> names, Set<String> known)
      throws RefusedException {
    Collection<String> sorted = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    sorted.addAll(known);
    for (String name : names) {
      if (!sorted.contains(name)) {
        throw new RefusedException(
            new Refusal(
                "no %s '%s' has been heard of; known: %s"
                    .formatted(what, name, sorted.isEmpty() ? "none" : String.join(", ", sorted)),
                "a known " + what + ", or --unseen if there is one that has yet to report",
                Spelling.nearest(name, sorted)));
      }
    }
  }

  static Validity validity(Optional<String> duration, Optional<String> version, Instant now)
      throws RefusedException {
    if (duration.isPresent() && version.isPresent()) {
      throw new RefusedException(
          "both a duration and a version are given, and an override ends by one or the other",
          "one of them");
    }
    try {
      if (duration.isPresent()) {
        return new Validity.Until(now.plus(OverrideDuration.parse(duration.get())));
      }
      return version.isPresent()
          ? new Validity.Versions(VersionRange.parse(version.get()))
          : new Validity.Forever();
    } catch (ValueException wrong) {
      throw new RefusedException(
          (duration.isPresent() ? "duration: " : "version: ") + wrong.getMessage(), "");
    }
  }
}
