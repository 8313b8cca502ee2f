package dev.tend.override.admin;

import dev.tend.definition.problem.Suggestions;
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
final class SelectionParser {
  private SelectionParser() {}

  static Selector selector(
      OverrideScope scope, Optional<List<String>> servers, Optional<List<String>> groups)
      throws RejectedException {
    if (scope == OverrideScope.SERVER) {
      if (servers.isPresent() || groups.isPresent()) {
        throw new RejectedException(
            "a server override is for the server that keeps it, and selects no others",
            "a global override");
      }
      return new Selector.ThisServer();
    }
    if (servers.isPresent() && groups.isPresent()) {
      throw new RejectedException(
          "both servers and groups are named, and an override is for one or the other",
          "two overrides");
    }
    try {
      if (servers.isPresent()) {
        return new Selector.Servers(servers.get());
      }
      return groups.isPresent() ? new Selector.Groups(groups.get()) : new Selector.All();
    } catch (IllegalArgumentException nobody) {
      throw new RejectedException(
          String.valueOf(nobody.getMessage()),
          "names with commas between them; for all servers no selection at all");
    }
  }

  /** Refuses names that nobody has heard of. */
  static void refuseUnknown(Selector selector, OverrideContext context) throws RejectedException {
    switch (selector) {
      case Selector.ThisServer here -> {}
      case Selector.All all -> {}
      case Selector.Servers servers ->
          refuseUnknown("server", servers.names(), context.knownServers());
      case Selector.Groups groups -> refuseUnknown("group", groups.names(), context.knownGroups());
    }
  }

  private static void refuseUnknown(String what, List<String> names, Set<String> known)
      throws RejectedException {
    Collection<String> sorted = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    sorted.addAll(known);
    for (String name : names) {
      if (!sorted.contains(name)) {
        throw new RejectedException(
            "no %s '%s' is known; known: %s"
                .formatted(what, name, Suggestions.listed(name, sorted)),
            "a known " + what + ", or --unseen if there is one that has yet to report",
            Suggestions.nearest(name, sorted));
      }
    }
  }

  static Validity validity(Optional<String> duration, Optional<String> version, Instant now)
      throws RejectedException {
    if (duration.isPresent() && version.isPresent()) {
      throw new RejectedException(
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
      throw new RejectedException(
          (duration.isPresent() ? "duration: " : "version: ") + wrong.getMessage(), "");
    }
  }
}
