package dev.tend.config;

import java.net.InetAddress;
import java.util.List;
import java.util.OptionalInt;

/**
 * Where load balancers ask about components. They have no token, and are told nothing but a
 * component's state.
 *
 * @param address the address of this host where they ask; 127.0.0.1 unless configured
 * @param port where they ask by HTTP; empty: nowhere
 * @param allow who is answered; this host alone unless configured
 */
public record BalancerAccess(InetAddress address, OptionalInt port, List<AddressRange> allow) {
  /** Copies the list. */
  public BalancerAccess {
    allow = List.copyOf(allow);
  }

  /** Whether somebody at this address is answered. */
  public boolean allows(InetAddress asker) {
    return allow.stream().anyMatch(range -> range.contains(asker));
  }
}
