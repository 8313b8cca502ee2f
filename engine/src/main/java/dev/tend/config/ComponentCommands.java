package dev.tend.config;

import java.util.List;

/**
 * How one component is taken out of service and brought back. Each command is a program with its
 * arguments, run without a shell; an empty list: there is none, and the action that needs it fails
 * and says what to add, since a component that only Tend believes to be offline keeps its clients.
 *
 * @param offline takes it out of service
 * @param online brings it back
 */
public record ComponentCommands(List<String> offline, List<String> online) {

  /** Copies the lists. */
  public ComponentCommands {
    offline = List.copyOf(offline);
    online = List.copyOf(online);
  }
}
