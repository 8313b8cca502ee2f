package dev.tend.recovery.component;

import dev.tend.core.input.ComponentState;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Which load balancers ask about one component, and what each was told last. */
final class BalancerContacts {
  /** Whoever has not asked for so long does not direct clients here, or is gone. */
  static final Duration ASKS_WITHIN = Duration.ofMinutes(1);

  private static final int MOST = 64;

  private final Map<InetAddress, Contact> byAddress = new LinkedHashMap<>();

  private record Contact(ComponentState told, Instant at) {}

  /** Somebody was told something. */
  synchronized void told(InetAddress address, ComponentState state, Instant now) {
    byAddress.remove(address);
    byAddress.put(address, new Contact(state, now));
    if (byAddress.size() > MOST) {
      byAddress.remove(byAddress.keySet().iterator().next());
    }
  }

  /**
   * What those know that have asked lately.
   *
   * @param heard who knows whether the component is in service, as addresses
   * @param unheard who does not
   */
  record Heard(String heard, String unheard) {
    /** Whether somebody asks, and everybody who does knows. */
    boolean complete() {
      return !heard.isEmpty() && unheard.isEmpty();
    }
  }

  /** Who has been told that the component is, or is not, in service. */
  synchronized Heard heard(boolean inService, Instant now) {
    Map<Boolean, String> split =
        byAddress.entrySet().stream()
            .filter(one -> one.getValue().at().plus(ASKS_WITHIN).isAfter(now))
            .collect(
                Collectors.partitioningBy(
                    one -> (one.getValue().told() == ComponentState.ACTIVE) == inService,
                    Collectors.mapping(
                        one -> one.getKey().getHostAddress(), Collectors.joining(", "))));
    return new Heard(split.getOrDefault(true, ""), split.getOrDefault(false, ""));
  }
}
