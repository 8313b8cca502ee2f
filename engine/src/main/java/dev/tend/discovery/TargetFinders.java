package dev.tend.discovery;

import dev.tend.definition.Targets;
import dev.tend.time.CancellationScope;
import dev.tend.time.Deadline;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Every type of discovery that this agent knows. Safe for use by many threads. */
public final class TargetFinders {
  /** More are not a list of targets any more; how many are watched is the health set's to say. */
  public static final int MOST_TARGETS = 10_000;

  private static final int MOST_CHARACTERS = 255;

  private final Map<String, TargetFinder> named = new TreeMap<>();

  private TargetFinders(List<TargetFinder> finders) {
    finders.forEach(finder -> named.put(finder.type(), finder));
  }

  /** Those that come with Tend. */
  public static TargetFinders builtIn() {
    return new TargetFinders(List.of(new Glob(), new CommandOutput(), new MailDomains()));
  }

  /** The names that {@code discover} may have, sorted; without {@code glob} and {@code command}. */
  public List<String> discoveryTypes() {
    return named.keySet().stream()
        .filter(name -> !name.equals(Glob.TYPE) && !name.equals(CommandOutput.TYPE))
        .toList();
  }

  /**
   * Finds the current targets of a health set. Reads files and runs programs, so not for virtual
   * threads.
   *
   * @return the names found, sorted, no two alike; none when there is certainly nothing
   * @throws DiscoveryException if it cannot find out, the type is unknown, or what was found cannot
   *     be targets: more than {@link #MOST_TARGETS}, two alike, or a name that would not be safe in
   *     the arguments of a program
   * @throws InterruptedException if the discovery was abandoned
   */
  public List<String> find(Targets.Discovered targets, Deadline deadline, CancellationScope scope)
      throws DiscoveryException, InterruptedException {
    TargetFinder finder = named.get(targets.type());
    if (finder == null) {
      throw new DiscoveryException(
          "the discovery type '"
              + targets.type()
              + "' is unknown here; expected one of "
              + String.join(", ", discoveryTypes()));
    }
    return checked(finder.find(targets.arguments(), deadline, scope));
  }

  private static List<String> checked(List<String> found) throws DiscoveryException {
    if (found.size() > MOST_TARGETS) {
      throw new DiscoveryException(
          "more than "
              + MOST_TARGETS
              + " targets were found: narrow the discovery, or split the health set");
    }
    Map<String, String> names = new TreeMap<>();
    for (String name : found) {
      if (!isSafe(name)) {
        throw new DiscoveryException(
            "an invalid target was found: \""
                + name.replaceAll("\\p{Cntrl}", "?")
                + "\"; a name has 1 to "
                + MOST_CHARACTERS
                + " characters, no control characters, no leading hyphen, no spaces around it");
      }
      String other = names.put(name.toLowerCase(Locale.ROOT), name);
      if (other != null) {
        throw new DiscoveryException(
            "the targets " + other + " and " + name + " have the same name; case does not matter");
      }
    }
    return List.copyOf(names.values());
  }

  private static boolean isSafe(String name) {
    return !name.isEmpty()
        && name.length() <= MOST_CHARACTERS
        && name.strip().equals(name)
        && !name.startsWith("-")
        && name.chars().noneMatch(Character::isISOControl);
  }
}
