package dev.tend.resolver;

import dev.tend.time.Deadline;
import java.net.InetAddress;
import java.util.List;

/** Turns host names into addresses. Safe for use by many threads, virtual ones too. */
@FunctionalInterface
public interface HostResolver {
  /**
   * The addresses of a host.
   *
   * @param host a name, or an IPv4 or IPv6 address (in brackets or not), which is taken as it is
   *     and never looked up
   * @param deadline when the look-up must be over as a whole
   * @return at least one address, in the order to try them; each carries {@code host} as its name
   * @throws NameNotResolvedException if there is none, or none was found by the deadline; its
   *     {@link NameNotResolvedException#reason()} says which
   * @throws InterruptedException if the waiting thread was interrupted
   */
  List<InetAddress> resolve(String host, Deadline deadline)
      throws NameNotResolvedException, InterruptedException;
}
