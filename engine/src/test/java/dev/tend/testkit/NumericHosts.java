package dev.tend.testkit;

import dev.tend.resolver.AddressLiteral;
import dev.tend.resolver.HostResolver;
import dev.tend.resolver.NameNotResolvedException;
import dev.tend.time.Deadline;
import java.net.InetAddress;
import java.util.List;

/** Takes addresses as they are, and knows no name. */
public final class NumericHosts implements HostResolver {
  @Override
  public List<InetAddress> resolve(String host, Deadline deadline) throws NameNotResolvedException {
    return List.of(
        AddressLiteral.parse(host)
            .orElseThrow(
                () ->
                    new NameNotResolvedException(
                        NameNotResolvedException.Reason.NO_SUCH_NAME, "there is no " + host)));
  }
}
