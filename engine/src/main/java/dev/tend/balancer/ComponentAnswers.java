package dev.tend.balancer;

import java.net.InetAddress;
import java.util.Optional;

/** Who knows what load balancers are to be told. Safe for use by many threads; never blocks. */
public interface ComponentAnswers {
  /**
   * What somebody is told of a component, and from now on knows.
   *
   * @param component a name, in any case
   * @param asker who asks
   * @return empty: there is no component of that name
   */
  Optional<BalancerAnswer> answer(String component, InetAddress asker);
}
