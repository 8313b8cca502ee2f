package dev.tend.core.input;

import dev.tend.definition.value.Mode;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the agent's configuration tells the core.
 *
 * @param server the name of this server
 * @param recoveryActions how far recovery may go; {@code observe} unless configured
 * @param startupGrace how long after the start of the agent or the host nothing is disturbed; 5
 *     minutes unless configured
 * @param armed the destructive responder types that may run; none unless configured
 * @param maximumPerHour the most disturbing actions on this server in any hour; 6 unless configured
 * @param maximumPerDay the most disturbing actions on this server in any 24 hours; 12 unless
 *     configured
 * @param components the components that the configuration names; others are named by health sets
 */
public record CoreSettings(
    String server,
    Mode recoveryActions,
    Duration startupGrace,
    Set<String> armed,
    int maximumPerHour,
    int maximumPerDay,
    Set<String> components) {

  /**
   * Copies the sets, sorted, so that they are printed the same every time.
   *
   * @throws IllegalArgumentException if a maximum is less than 1: to stop recovery there is the
   *     mode
   */
  public CoreSettings {
    if (maximumPerHour < 1 || maximumPerDay < 1) {
      throw new IllegalArgumentException(
          "a maximum of acts is at least 1; use the mode to stop them");
    }
    armed = Collections.unmodifiableSet(new TreeSet<>(armed));
    components = Collections.unmodifiableSet(new TreeSet<>(components));
  }

  /** Settings of a server whose configuration names no component. */
  public CoreSettings(
      String server,
      Mode recoveryActions,
      Duration startupGrace,
      Set<String> armed,
      int maximumPerHour,
      int maximumPerDay) {
    this(server, recoveryActions, startupGrace, armed, maximumPerHour, maximumPerDay, Set.of());
  }

  /** The defaults, safe on a production server. */
  public static CoreSettings defaults(String server) {
    return new CoreSettings(server, Mode.OBSERVE, Duration.ofMinutes(5), Set.of(), 6, 12);
  }

  /** The same with another mode. */
  public CoreSettings inMode(Mode mode) {
    return new CoreSettings(
        server, mode, startupGrace, armed, maximumPerHour, maximumPerDay, components);
  }
}
