package dev.tend.config;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The commands of destructive actions. They stand in the agent's configuration alone, where no
 * health set and no override can change them.
 *
 * @param failovers how services are moved to other servers, by name, in any case
 * @param reboot the program that reboots the server, and its arguments; empty: systemd does it
 */
public record DestructiveCommands(Map<String, FailoverCommands> failovers, List<String> reboot) {

  /** Copies the collections. */
  public DestructiveCommands {
    Map<String, FailoverCommands> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    byName.putAll(failovers);
    failovers = Collections.unmodifiableMap(byName);
    reboot = List.copyOf(reboot);
  }
}
