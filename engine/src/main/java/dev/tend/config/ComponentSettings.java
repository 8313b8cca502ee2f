package dev.tend.config;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/**
 * What it takes to keep clients away from one component, and to let them back. Each command is a
 * program with its arguments, run without a shell; an empty list: there is none.
 *
 * @param agentCheck the port where an HAProxy asks with its agent-check; empty: none
 * @param drainFor how long the component is only drained before it is offline; 0 unless configured
 * @param drain keeps new clients away while those that are there may finish
 * @param offline takes the component out of service
 * @param online brings it back
 */
public record ComponentSettings(
    OptionalInt agentCheck,
    Duration drainFor,
    List<String> drain,
    List<String> offline,
    List<String> online) {

  /** Of a component that the configuration does not name. */
  public static final ComponentSettings NONE =
      new ComponentSettings(OptionalInt.empty(), Duration.ZERO, List.of(), List.of(), List.of());

  /** Copies the lists. */
  public ComponentSettings {
    drain = List.copyOf(drain);
    offline = List.copyOf(offline);
    online = List.copyOf(online);
  }
}
